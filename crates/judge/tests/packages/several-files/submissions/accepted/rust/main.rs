mod times;
fn main() { let mut l = String::new(); std::io::stdin().read_line(&mut l).unwrap(); let n: Vec<i64> = l.split_whitespace().map(|w| w.parse().unwrap()).collect(); println!("{}", times::times(n[0], n[1])); }
