use std::collections::BinaryHeap;
use std::io::{read_to_string, stdin};
use std::mem::swap;

fn main() {
    let text = read_to_string(stdin()).unwrap();
    let mut numbers = text.split_ascii_whitespace().map(|word| word.parse::<i64>().unwrap());
    let n = numbers.next().unwrap() as usize;
    let k = numbers.next().unwrap() as usize;
    let mut way: Vec<(i64, BinaryHeap<i64>)> = vec![(0, BinaryHeap::new())];
    for number in numbers.take(2 * n) {
        if number > 0 {
            way.push((number, BinaryHeap::new()));
            continue;
        }
        let (coins, mut heap) = way.pop().unwrap();
        heap.push(coins);
        let larger = &mut way.last_mut().unwrap().1;
        if heap.len() > larger.len() {
            swap(&mut heap, larger);
        }
        let mut sums = Vec::new();
        while let Some(layer) = heap.pop() {
            sums.push(layer + larger.pop().unwrap());
        }
        larger.extend(sums);
    }
    let layers = way.pop().unwrap().1.into_sorted_vec();
    println!("{}", layers.iter().rev().take(k).sum::<i64>());
}
