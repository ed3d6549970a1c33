# The problems in problems/: rules, and verification with every language.

# One line per verified problem: the hash of its files, the version of the judge, the date, and the margins of its limits.
RECORD=scripts/verified.tsv

verify_problems() { "$ASSAY_PROGRAMS/assay" verify problems/*/ --both-pythons --summary "$@"; }

verify_all_problems() { verify_problems --record "$RECORD"; }

# Problems that are new or changed since they were recorded, and ten others, which change every day: first those that another version of
# the judge verified. Of these ten only the verdicts count: their times were measured for the record. `make library` verifies all of them.
verify_changed_problems() { verify_problems --changed-since "$RECORD" --sample 10; }
