//! Right solutions in every language.

use std::{fs, path::Path};

use assay_domain::Verdict;
use assay_judge::Languages;

use crate::problem::{Problem, judge, two_sum, usable};

/// Solutions in `solutions/WHAT.ENDING`.
fn solutions(what: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/functions/solutions");
    let languages = Languages::builtin().unwrap();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_stem().is_some_and(|stem| stem == what) {
            let ending = path.extension().unwrap().to_str().unwrap();
            let language = languages.by_extension(ending).unwrap().to_string();
            found.push((language, fs::read_to_string(path).unwrap()));
        }
    }
    found.sort();
    // PyPy shares the solutions of Python.
    let python = found.iter().find(|(language, _)| language == "python3").map(|(_, source)| source.clone());
    found.extend(python.map(|source| ("pypy3".to_owned(), source)));
    found
}

fn accepted(problem: &Problem, what: &str) {
    let mut judge = judge();
    let all = solutions(what);
    assert!(all.len() >= 11, "{what}: {} solutions", all.len());
    for (language, source) in all {
        if !usable(&judge, &language) {
            continue;
        }
        let judgement = problem.judge(&mut judge, &language, &source);
        assert_eq!(judgement.verdict, Verdict::Accepted, "{what} in {language}: {judgement:#?}");
    }
}

#[test]
fn functions_are_called_in_every_language() {
    accepted(&two_sum(), "two_sum");
}

#[test]
fn every_type_goes_in_and_out_in_every_language() {
    let signature = "kind: function\nname: echoAll\nparams:\n- {name: i, type: int}\n- {name: l, type: long}\n- {name: d, type: \
                     double}\n- {name: b, type: bool}\n- {name: c, type: char}\n- {name: s, type: string}\n- {name: grid, \
                     type: \"int[][]\"}\n- {name: words, type: \"string[]\"}\n- {name: cells, type: \"char[][]\"}\n- {name: \
                     cube, type: \"int[][][]\"}\n- {name: list, type: ListNode}\n- {name: root, type: TreeNode}\n- {name: \
                     flags, type: \"bool[]\"}\n- {name: reals, type: \"double[]\"}\nreturns: \"string[]\"\n";
    let input = "-2147483648\n9007199254740991\n0.5\ntrue\n\"x\"\n\"é😀\\\"\"\n[[1,2],[],[3]]\n[\"a\",\"\"]\n[[\"p\",\"q\"]]\n[[[7]],[]]\n[1,2,3]\n\
                 [1,null,2,3]\n[true,false]\n[0.25]\n";
    // What each solution makes of it: sums and lengths, which differ if anything is read wrongly.
    let answer = "[\"-2147483648\",\"9007199254740991\",\"true\",\"x\",\"é😀\\\"\",\"6\",\"2\",\"pq\",\"7\",\"6\",\"6\",\"1\",\"true\"]\n";
    accepted(&Problem::new(signature, &[(input, answer)]), "echo_all");
}

#[test]
fn lists_and_trees_are_given_back_in_every_language() {
    let list = "kind: function\nname: mirror\nparams:\n- {name: head, type: ListNode}\n- {name: root, type: TreeNode}\nreturns: \
                void\noutput: root\n";
    let cases =
        [("[]\n[]\n", "[]\n"), ("[1]\n[1,2,3]\n", "[1,3,2]\n"), ("[1,2]\n[1,null,2,3]\n", "[1,2,null,null,3]\n")];
    accepted(&Problem::new(list, &cases), "mirror");
}

#[test]
fn classes_are_called_in_every_language() {
    let signature = "kind: class\nname: MinStack\nconstructor: [{name: least, type: int}]\nmethods:\n- {name: push, params: \
                     [{name: val, type: int}], returns: void}\n- {name: popAll, params: [], returns: \"int[]\"}\n- {name: top, \
                     params: [], returns: int}\n";
    let first = "[\"MinStack\",\"push\",\"push\",\"top\",\"popAll\",\"top\"]\n[[-1],[5],[6],[],[],[]]\n";
    let cases = [(first, "[null,null,null,6,[6,5],-1]\n"), ("[\"MinStack\",\"top\"]\n[[3],[]]\n", "[null,3]\n")];
    accepted(&Problem::new(signature, &cases), "min_stack");
}
