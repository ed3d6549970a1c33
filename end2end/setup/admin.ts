/** The first admin of every server that tests start. */
export const ADMIN = { email: "admin@example.org", password: "correct horse battery staple" };
