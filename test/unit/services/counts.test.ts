import { describe, expect, test } from 'vitest'
import { countResults } from '../../services/counts.ts'

const report = (files: [status: string, tests: string[]][]) =>
  JSON.stringify({
    numPassedTests: files.flatMap(([, tests]) => tests).filter((status) => status === 'passed').length,
    numFailedTests: files.flatMap(([, tests]) => tests).filter((status) => status === 'failed').length,
    testResults: files.map(([status, tests]) => ({
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    })),
  })

describe('the last line of npm test', () => {
  test('counts tests, and leaves skipped ones out', () => {
    expect(countResults(report([['passed', ['passed', 'passed', 'skipped']]]), 0)).toEqual({
      passed: 2,
      failed: 0,
    })
    expect(countResults(report([['failed', ['passed', 'failed', 'failed']]]), 1)).toEqual({
      passed: 1,
      failed: 2,
    })
  })

  test('counts a file that could not even be loaded as one failure', () => {
    expect(
      countResults(
        report([
          ['passed', ['passed']],
          ['failed', []],
        ]),
        1,
      ),
    ).toEqual({ passed: 1, failed: 1 })
  })

  test('counts a file whose tests passed and whose clean-up failed', () => {
    expect(countResults(report([['failed', ['passed']]]), 1)).toEqual({ passed: 1, failed: 1 })
  })

  test('never says all is well when vitest says otherwise, nothing ran, or there is no report', () => {
    expect(countResults(report([['passed', ['passed']]]), 1)).toEqual({ passed: 1, failed: 1 })
    expect(countResults(report([]), 0)).toEqual({ passed: 0, failed: 1 })
    expect(countResults(undefined, 0)).toEqual({ passed: 0, failed: 1 })
  })
})
