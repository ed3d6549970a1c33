// Attack: has the compiler put its environment into the program.
// Verdict: accepted
const SECRETS: [Option<&str>; 8] = [
    option_env!("DATABASE_URL"),
    option_env!("REDIS_URL"),
    option_env!("ASSAY_DATA_DIR"),
    option_env!("CARGO_MANIFEST_DIR"),
    option_env!("CARGO_TARGET_DIR"),
    option_env!("USER"),
    option_env!("SSH_AUTH_SOCK"),
    option_env!("OLDPWD"),
];

fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    match SECRETS.iter().flatten().next() {
        None => println!("unharmed {line}"),
        Some(secret) => println!("{secret}"),
    }
}
