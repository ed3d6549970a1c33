#[cfg(not(all(ONLINE_JUDGE, DOMJUDGE)))]
compile_error!("the names of judges are not set");

#[deny(warnings)]
fn main() {
    assert!(cfg!(ONLINE_JUDGE) && option_env!("ONLINE_JUDGE").is_some() && option_env!("DOMJUDGE").is_some());
    let word = "hello";
    println!("{word}");
}
