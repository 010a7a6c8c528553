// Counts the tests in the output of one suite. Each counter takes the whole
// standard output and the exit code and gives {passed, failed, skipped, notes};
// notes are lines worth showing to people: failures and reasons for skips.

/** `go test -json`: every test and subtest counts; a package that fails without one counts as one failure. */
function go(output, code) {
  const result = empty();
  const texts = new Map();
  const failedPackages = new Set();
  for (const line of output.split('\n')) {
    if (!line.startsWith('{')) continue;
    const event = parse(line);
    if (!event) continue;
    const key = `${event.Package} ${event.Test ?? ''}`;
    if (event.Action === 'output' || event.Action === 'build-output') {
      const owner = event.Action === 'build-output' ? `${event.ImportPath} ` : key;
      texts.set(owner, (texts.get(owner) ?? '') + event.Output);
    }
    if (event.Action === 'build-fail') result.notes.push(texts.get(`${event.ImportPath} `) ?? event.ImportPath);
    if (event.Test) {
      if (event.Action === 'pass') result.passed++;
      if (event.Action === 'skip') {
        result.skipped++;
        result.notes.push(`skipped ${event.Test}: ${lastLine(texts.get(key))}`);
      }
      if (event.Action === 'fail') {
        result.failed++;
        failedPackages.add(event.Package);
        result.notes.push(`FAILED ${event.Package} ${event.Test}\n${texts.get(key) ?? ''}`);
      }
    } else if (event.Action === 'fail' && !failedPackages.has(event.Package)) {
      result.failed++;
      result.notes.push(`FAILED ${event.Package}\n${texts.get(key) ?? ''}`);
    }
  }
  return settle(result, code);
}

/** Vitest's JSON reporter. */
function vitest(output, code) {
  const result = empty();
  const report = parse(output.slice(output.indexOf('{')));
  if (!report) return settle(result, code || 1);
  result.passed = report.numPassedTests;
  result.failed = report.numFailedTests;
  result.skipped = report.numPendingTests + report.numTodoTests;
  for (const file of report.testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) {
      result.failed++;
      result.notes.push(`FAILED ${file.name}\n${file.message}`);
    }
    for (const test of file.assertionResults) {
      if (test.status === 'failed') result.notes.push(`FAILED ${test.fullName}\n${test.failureMessages.join('\n')}`);
    }
  }
  return settle(result, code);
}

/** Lines "ok …", "not ok …" and "skip …", as our own journeys print them. */
function tap(output, code) {
  const result = empty();
  let failing = false;
  for (const line of output.split('\n')) {
    if (/^(ok|not ok|skip) /.test(line)) failing = false;
    if (line.startsWith('ok ')) result.passed++;
    else if (line.startsWith('skip ')) {
      result.skipped++;
      result.notes.push(line);
    } else if (line.startsWith('not ok ')) {
      result.failed++;
      failing = true;
    }
    if (failing) result.notes.push(line);
  }
  return settle(result, code);
}

/** A command that has one verdict: its exit code. */
function exit(output, code) {
  const result = empty();
  if (code === 0) result.passed = 1;
  else {
    result.failed = 1;
    result.notes.push(output);
  }
  return result;
}

function empty() {
  return { passed: 0, failed: 0, skipped: 0, notes: [] };
}

/** A command that failed, or that ran no test at all, is never a pass. */
function settle(result, code) {
  if (code !== 0 && result.failed === 0) {
    result.failed = 1;
    result.notes.push(`ended with exit code ${code} although no test failed`);
  }
  if (code === 0 && result.passed === 0 && result.skipped === 0) {
    result.failed = 1;
    result.notes.push('ran no test');
  }
  return result;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function lastLine(text = '') {
  const lines = text.split('\n').filter((line) => line.trim() && !/^(=== |--- )/.test(line.trim()));
  return lines.at(-1)?.trim() ?? '';
}

export const counters = { go, vitest, tap, exit };
