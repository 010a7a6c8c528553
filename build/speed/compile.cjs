// node compile.cjs SOURCE OUT FONTS: Typst's compiler as npm has it.
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const fs = require('node:fs');
const path = require('node:path');

const [, , source, out, fonts] = process.argv;
const compiler = NodeCompiler.create({ workspace: path.dirname(source), fontArgs: [{ fontPaths: [fonts] }] });
fs.writeFileSync(out, compiler.pdf({ mainFilePath: source }));
