//! Starter code by language: enough to read input and write output.

/// The starter code of a language; empty for unknown languages.
pub(crate) fn starter(language: &str) -> &'static str {
    match language {
        "bash" => BASH,
        "c" => C,
        "cpp" | "cpp17" | "cpp23" => CPP,
        "go" => GO,
        "java" => JAVA,
        "javascript" => JAVASCRIPT,
        "lua" => LUA,
        "php" => PHP,
        "pypy3" | "python3" => PYTHON,
        "ruby" => RUBY,
        "rust" => RUST,
        "typescript" => TYPESCRIPT,
        _ => "",
    }
}

const BASH: &str = r#"while read -r line; do
  echo "$line"
done
"#;

const C: &str = r"#include <stdio.h>

int main(void) {

    return 0;
}
";

const CPP: &str = r"#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);

    return 0;
}
";

const GO: &str = r#"package main

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
"#;

const JAVA: &str = r"import java.io.*;
import java.util.*;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));

    }
}
";

const JAVASCRIPT: &str = r#"const lines = require("fs").readFileSync(0, "utf8").split("\n");

"#;

const LUA: &str = r#"local n = io.read("n")

"#;

const PHP: &str = r#"<?php
$lines = explode("\n", stream_get_contents(STDIN));

"#;

const PYTHON: &str = r"import sys


def main():
    data = sys.stdin.read().split()


main()
";

const RUBY: &str = r#"lines = $stdin.read.split("\n")

"#;

const RUST: &str = r"use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let mut words = input.split_ascii_whitespace();

}
";

const TYPESCRIPT: &str = r#"import { readFileSync } from "node:fs";

const lines: string[] = readFileSync(0, "utf8").split("\n");

"#;
