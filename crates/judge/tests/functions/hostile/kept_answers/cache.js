// Attack: keeps all answers in a global, which is allowed
// Verdict: accepted
const answers = new Map();

const f = (x) => {
  if (!answers.has(x)) answers.set(x, x + 1);
  return answers.get(x);
};
