// Starter code by language: enough to read input and write output.

const python = `import sys


def main():
    data = sys.stdin.read().split()


main()
`;

const cpp = `#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);

    return 0;
}
`;

const starters: Record<string, string> = {
  bash: `while read -r line; do
  echo "$line"
done
`,
  c: `#include <stdio.h>

int main(void) {

    return 0;
}
`,
  cpp,
  cpp17: cpp,
  cpp23: cpp,
  go: `package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()

	var n int
	fmt.Fscan(in, &n)
}
`,
  java: `import java.io.*;
import java.util.*;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));

    }
}
`,
  javascript: `const lines = require("fs").readFileSync(0, "utf8").split("\\n");

`,
  lua: `local n = io.read("n")

`,
  php: `<?php
$lines = explode("\\n", stream_get_contents(STDIN));

`,
  pypy3: python,
  python3: python,
  ruby: `lines = $stdin.read.split("\\n")

`,
  rust: `use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let mut words = input.split_ascii_whitespace();

}
`,
  typescript: `import { readFileSync } from "node:fs";

const lines: string[] = readFileSync(0, "utf8").split("\\n");

`,
};

/** The starter code of a language; empty for unknown languages. */
export function starter(language: string): string {
  return starters[language] ?? "";
}
