//! People and their roles.

texts! {
    pub(crate) fn people() -> People;

    find_label = "Find people",
    name_or_email = "Name or email",
    no_people = "No people found",
    no_people_detail = "No name or email matches.",
    name = "Name",
    email = "Email",
    joined = "Joined",
    role = "Role",
    admin = "Admin",
    learner = "Learner",
    remove_admin = "Remove admin",
    make_admin = "Make admin",
    you = "You",
    change_of(change: &str, person: &str) = format!("{change}: {person}"),
}
