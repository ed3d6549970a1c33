use std::io::{self, Read};

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let numbers: Vec<i32> = text.split_whitespace().map(|word| word.parse().unwrap()).collect();
    let days = &numbers[1..];
    let total: i32 = days.iter().sum();
    let losses = days.iter().filter(|earned| **earned < 0).count();
    println!("{total} {losses}");
}
