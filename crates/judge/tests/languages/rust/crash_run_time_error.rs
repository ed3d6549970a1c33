fn main() {
    let numbers: Vec<i32> = std::env::args().map(|argument| argument.len() as i32).collect();
    println!("{}", numbers[5]);
}
