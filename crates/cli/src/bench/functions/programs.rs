//! The programs of the benchmark: functions, and programs of the same size that read standard input.

pub(super) struct Program {
    pub(super) language: &'static str,
    pub(super) function: &'static str,
    pub(super) stdin: &'static str,
    /// What begins a comment.
    pub(super) comment: &'static str,
    pub(super) compiles: bool,
}

/// Computes for 20 ms per case. Answers the last case with the CPU time of its process since the first case, in µs.
pub(super) const PROCESS_TIME: &str = r#"import time

class Solution:
    begun = None

    def spend(self, case):
        now = time.process_time()
        if Solution.begun is None:
            Solution.begun = now
        if case == 40:
            return int((now - Solution.begun) * 1_000_000)
        while time.process_time() < now + 0.02:
            pass
        return 0
"#;

pub(super) const PROGRAMS: &[Program] = &[
    Program {
        language: "python3",
        function: r#"class Solution:
    def twoSum(self, nums: List[int], target: int) -> List[int]:
        for i in range(len(nums)):
            for j in range(i + 1, len(nums)):
                if nums[i] + nums[j] == target:
                    return [i, j]
"#,
        stdin: r#"nums = [int(word) for word in input()[1:-1].split(',')]
target = int(input())
for i in range(len(nums)):
    for j in range(i + 1, len(nums)):
        if nums[i] + nums[j] == target:
            print([i, j])
"#,
        comment: "#",
        compiles: false,
    },
    Program {
        language: "javascript",
        function: r#"const twoSum = (nums, target) => {
  for (let i = 0; i < nums.length; i++) {
    for (let j = i + 1; j < nums.length; j++) {
      if (nums[i] + nums[j] === target) return [i, j];
    }
  }
};
"#,
        stdin: r#"const [nums, target] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map(JSON.parse);
for (let i = 0; i < nums.length; i++) {
  for (let j = i + 1; j < nums.length; j++) {
    if (nums[i] + nums[j] === target) console.log(`[${i},${j}]`);
  }
}
"#,
        comment: "//",
        compiles: false,
    },
    Program {
        language: "java",
        function: r#"class Solution {
    public int[] twoSum(int[] nums, int target) {
        Map<Integer, Integer> seen = new HashMap<>();
        for (int i = 0; i < nums.length; i++) {
            Integer other = seen.get(target - nums[i]);
            if (other != null) return new int[] { other, i };
            seen.put(nums[i], i);
        }
        return new int[0];
    }
}
"#,
        stdin: r#"import java.util.*;

public class Main {
    public static void main(String[] arguments) {
        Scanner in = new Scanner(System.in);
        String line = in.nextLine();
        String[] nums = line.substring(1, line.length() - 1).split(",");
        int target = in.nextInt();
        Map<Integer, Integer> seen = new HashMap<>();
        for (int i = 0; i < nums.length; i++) {
            int number = Integer.parseInt(nums[i]);
            Integer other = seen.get(target - number);
            if (other != null) System.out.println("[" + other + "," + i + "]");
            seen.put(number, i);
        }
    }
}
"#,
        comment: "//",
        compiles: true,
    },
    Program {
        language: "cpp",
        function: r#"class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) {
        unordered_map<int, int> seen;
        for (int i = 0; i < (int)nums.size(); i++) {
            auto other = seen.find(target - nums[i]);
            if (other != seen.end()) return {other->second, i};
            seen[nums[i]] = i;
        }
        return {};
    }
};
"#,
        stdin: r#"#include <bits/stdc++.h>
using namespace std;

int main() {
    vector<int> nums;
    char mark;
    int number, target;
    while (cin >> mark && mark != ']' && cin >> number) nums.push_back(number);
    cin >> target;
    unordered_map<int, int> seen;
    for (int i = 0; i < (int)nums.size(); i++) {
        auto other = seen.find(target - nums[i]);
        if (other != seen.end()) cout << '[' << other->second << ',' << i << "]\n";
        seen[nums[i]] = i;
    }
}
"#,
        comment: "//",
        compiles: true,
    },
    Program {
        language: "c",
        function: r#"int* twoSum(int* nums, int numsSize, int target, int* returnSize) {
    int* found = malloc(2 * sizeof(int));
    *returnSize = 2;
    for (int i = 0; i < numsSize; i++) {
        for (int j = i + 1; j < numsSize; j++) {
            if (nums[i] + nums[j] == target) {
                found[0] = i;
                found[1] = j;
            }
        }
    }
    return found;
}
"#,
        stdin: r#"#include <stdio.h>

int main(void) {
    static int nums[1000];
    int count = 0, target;
    char mark;
    while (scanf(" %c", &mark) == 1 && mark != ']' && scanf("%d", &nums[count]) == 1) count++;
    if (scanf("%d", &target) != 1) return 1;
    for (int i = 0; i < count; i++) {
        for (int j = i + 1; j < count; j++) {
            if (nums[i] + nums[j] == target) printf("[%d,%d]\n", i, j);
        }
    }
    return 0;
}
"#,
        comment: "//",
        compiles: true,
    },
    Program {
        language: "rust",
        function: r#"impl Solution {
    pub fn two_sum(nums: Vec<i32>, target: i32) -> Vec<i32> {
        let mut seen = HashMap::new();
        for (i, number) in nums.iter().enumerate() {
            if let Some(other) = seen.get(&(target - number)) {
                return vec![*other, i as i32];
            }
            seen.insert(*number, i as i32);
        }
        Vec::new()
    }
}
"#,
        stdin: r#"use std::collections::HashMap;
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let (nums, target) = text.trim().split_once('\n').unwrap();
    let target: i32 = target.parse().unwrap();
    let nums: Vec<i32> = nums[1..nums.len() - 1].split(',').map(|word| word.parse().unwrap()).collect();
    let mut seen = HashMap::new();
    for (i, number) in nums.iter().enumerate() {
        if let Some(other) = seen.get(&(target - number)) {
            println!("[{},{}]", other, i);
        }
        seen.insert(*number, i as i32);
    }
}
"#,
        comment: "//",
        compiles: true,
    },
    Program {
        language: "go",
        function: r#"package main

func twoSum(nums []int, target int) []int {
	seen := map[int]int{}
	for i, number := range nums {
		if other, ok := seen[target-number]; ok {
			return []int{other, i}
		}
		seen[number] = i
	}
	return nil
}
"#,
        stdin: r#"package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	input := bufio.NewReader(os.Stdin)
	var mark rune
	var number, target int
	var nums []int
	for {
		fmt.Fscanf(input, "%c", &mark)
		if mark == ']' {
			break
		}
		fmt.Fscanf(input, "%d", &number)
		nums = append(nums, number)
	}
	fmt.Fscanf(input, "\n%d", &target)
	seen := map[int]int{}
	for i, number := range nums {
		if other, ok := seen[target-number]; ok {
			fmt.Printf("[%d,%d]\n", other, i)
		}
		seen[number] = i
	}
}
"#,
        comment: "//",
        compiles: true,
    },
];
