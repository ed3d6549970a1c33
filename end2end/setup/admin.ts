/** The first admin of every test server. */
export const ADMIN = { email: "admin@example.org", password: "correct horse battery staple" };
