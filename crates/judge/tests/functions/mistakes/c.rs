//! Mistakes in C.

use assay_domain::Verdict;

use super::Mistake;

pub(super) const ALL: &[Mistake] = &[
    (
        "c",
        "int* twosum(int* a, int n, int t, int* size) {\n  return a;\n}",
        Verdict::CompileError,
        "implicit declaration of function ‘twoSum’",
    ),
    ("c", "int* twoSum(int* a, int n, int t, int* size) {\n  return x;\n}", Verdict::CompileError, "solution.c:2"),
    (
        "c",
        "int* twoSum(int* a, int n, int* size) {\n  return a;\n}",
        Verdict::CompileError,
        "too many arguments to function ‘twoSum’",
    ),
    (
        "c",
        "int* twoSum(int* a, int n, int t, int* size) {\n  *size = -1;\n  return a;\n}",
        Verdict::RunTimeError,
        "Expected a number of elements in *returnSize, found -1.",
    ),
    (
        "c",
        "int* twoSum(int* a, int n, int t, int* size) {\n  *size = 2;\n  return NULL;\n}",
        Verdict::RunTimeError,
        "Expected an array of 2 elements, found NULL.",
    ),
    (
        "c",
        "int* twoSum(int* a, int n, int t, int* size) {\n  int* all = NULL;\n  return all +;\n}",
        Verdict::CompileError,
        "solution.c:3",
    ),
    ("c", "char* twoSum(int* a, int n, int t, int* size) {\n  return \"no\";\n}", Verdict::CompileError, "‘char *’"),
    ("c", "int twoSum(int* a, int n, int t, int* size) {\n  return 0;\n}", Verdict::CompileError, "‘int *’ from ‘int’"),
    (
        "c",
        "int* twoSum(int* a, int n, int t, int* size) {\n  *size = 1;\n  a[0] = *(int*)0;\n  return a;\n}",
        Verdict::RunTimeError,
        "SIGSEGV",
    ),
];
