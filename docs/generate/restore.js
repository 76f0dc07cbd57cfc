function rawText(document) {
  const { ops, kinds } = document.normalization;
  const text = Array.from(document.blocks.map((block) => block.text + "\n").join("")); // code points
  let raw = "", at = 0;
  for (let i = 0; i < ops.length; i += 2) {
    const [rule, before, after] = kinds[ops[i + 1]];
    raw += text.slice(at, at + ops[i]).join("") + before;
    at += ops[i] + Array.from(after).length;
  }
  return raw + text.slice(at).join("");
}

process.stdout.write(rawText(JSON.parse(require("fs").readFileSync(process.argv[2], "utf8"))));
