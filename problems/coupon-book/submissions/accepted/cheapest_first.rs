use std::collections::BinaryHeap;
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let mut numbers = text.split_ascii_whitespace().map(|word| word.parse::<u64>().unwrap());
    let n = numbers.next().unwrap() as usize;
    let m = numbers.next().unwrap() as usize;
    let mut prices: Vec<u64> = numbers.by_ref().take(n).collect();
    let mut coupons: Vec<(u64, u64)> = Vec::new();
    for _ in 0..m {
        coupons.push((numbers.next().unwrap(), numbers.next().unwrap()));
    }
    prices.sort();
    coupons.sort();
    let mut possible = BinaryHeap::new();
    let mut saved = 0;
    let mut at = 0;
    for price in prices {
        while at < m && coupons[at].0 <= price {
            possible.push(coupons[at].1);
            at += 1;
        }
        saved += possible.pop().unwrap_or(0);
    }
    println!("{saved}");
}
