use std::fmt::Write;
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let mut words = text.split_ascii_whitespace();
    let [n, k, m, q] = [0; 4].map(|_| words.next().unwrap().parse::<usize>().unwrap());
    let sheet: Vec<usize> = words.next().unwrap().bytes().map(|letter| usize::from(letter - b'A')).collect();
    let mut numbers = words.map(|word| word.parse::<usize>().unwrap());
    let calls: Vec<Vec<usize>> = (0..k).map(|_| numbers.by_ref().take(n).map(|spot| spot - 1).collect()).collect();
    let pass = (0..n).map(|start| sheet.iter().fold(start, |spot, &letter| calls[letter][spot])).collect();
    let mut jumps: Vec<Vec<usize>> = vec![pass];
    for j in 0..59 {
        let next = jumps[j].iter().map(|&spot| jumps[j][spot]).collect();
        jumps.push(next);
    }
    let mut output = String::new();
    for _ in 0..q {
        let start = numbers.next().unwrap() - 1;
        let t = numbers.next().unwrap();
        let spot = (0..60).filter(|j| (t / m) >> j & 1 == 1).fold(start, |spot, j| jumps[j][spot]);
        let spot = sheet[..t % m].iter().fold(spot, |spot, &letter| calls[letter][spot]);
        writeln!(output, "{}", spot + 1).unwrap();
    }
    print!("{output}");
}
