import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser, openPage, phone } from './browser.ts'
import { type FakePlatform, startFakePlatform } from './fake-platform.ts'
import { act, card, p } from './sample-parts.ts'
import { formCard } from './sample-visits.ts'

let browser: Browser
let platform: FakePlatform
let page: Page
let problems: string[]
let close: () => Promise<void>
const chatId = 'oc_p2p_ou_li'
beforeAll(async () => {
  platform = await startFakePlatform()
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await platform.close()
})
beforeEach(async () => {
  ;({ page, problems, close } = await openPage(browser, `${platform.url}/?as=ou_li`, phone))
  await page.getByRole('log').waitFor()
}, 30_000)
afterEach(async () => {
  await close()
  expect(problems).toEqual([])
})

const pressed = () => platform.asked.filter((each) => each.path === 'press').map((each) => each.body)
/** Puts a card into the chat and gives back its place on the page. */
async function show(json: object) {
  const { messageId } = platform.post({ chatId, msgType: 'interactive', content: json })
  const place = page.locator(`[data-message="${messageId}"]`)
  await place.locator('.card').waitFor()
  return { messageId, place }
}

describe('a form', () => {
  test('with required fields empty stays, says so beside them and focuses the first', async () => {
    const { place } = await show(formCard)
    const before = pressed().length
    await place.getByRole('button', { name: '保存' }).click()
    expect(await place.getByText('请填写此项').count()).toBe(2)
    expect(
      await place
        .getByRole('button', { name: '选择客户' })
        .evaluate((each) => each === document.activeElement),
    ).toBe(true)
    expect(pressed()).toHaveLength(before)
  }, 30_000)

  test('goes out as Lark sends it, after its confirmation', async () => {
    const { place, messageId } = await show(formCard)
    await place.getByRole('button', { name: '选择客户' }).click()
    await page.getByRole('option', { name: '龙澜置业' }).click()
    await place.getByRole('button', { name: '话题' }).click()
    await page.getByRole('option', { name: '报价' }).click()
    await page.getByRole('option', { name: '合同' }).click()
    await page.getByRole('button', { name: '确定 (2)' }).click()
    await place.getByRole('button', { name: '到期日' }).click()
    await page.getByRole('button', { name: '2026-11-27' }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await place.getByRole('button', { name: '负责人' }).click()
    await page.getByRole('option', { name: '李想' }).click()
    await place.getByLabel('聊了什么').fill('样板间 <b>')
    await place.getByLabel('仅自己可见').check()
    await place.getByRole('button', { name: '保存' }).click()
    const dialog = page.getByRole('dialog', { name: '保存这次拜访？' })
    await dialog.getByRole('button', { name: '取消' }).click()
    expect(pressed().filter((each) => (each as { messageId: string }).messageId === messageId)).toEqual([])
    await place.getByRole('button', { name: '保存' }).click()
    await dialog.getByRole('button', { name: '确定' }).click()
    await page.getByRole('status').getByText('已保存').waitFor()
    expect(pressed().at(-1)).toEqual({
      as: 'ou_li',
      messageId,
      tag: 'button',
      name: 'submit',
      value: { a: 'visits.submit', p: {}, v: 1 },
      formValue: {
        client: '龙澜置业',
        topics: ['报价', '合同'],
        at: '2026-11-23 14:30 +0800',
        due: '2026-11-27 +0800',
        owner: 'ou_li',
        said: '样板间 <b>',
        pin: '',
        private: true,
      },
    })
    await place.getByText('已记录').waitFor()
  }, 30_000)

  test('keeps what was typed when another message comes, and forgets it on reset', async () => {
    const { place } = await show(formCard)
    await place.getByLabel('聊了什么').fill('还没写完')
    platform.post({ chatId, msgType: 'text', content: { text: '提醒一下' } })
    await page.getByText('提醒一下').first().waitFor()
    expect(await place.getByLabel('聊了什么').inputValue()).toBe('还没写完')
    await place.getByRole('button', { name: '重填' }).click()
    expect(await place.getByLabel('聊了什么').inputValue()).toBe('')
  }, 30_000)
})

describe('a press', () => {
  test('shows that it is on its way, then the bot’s toast in the reader’s language', async () => {
    const { place } = await show(card([{ tag: 'button', text: p('完成'), behaviors: act('tick', { v: 7 }) }]))
    platform.nextPress({ toast: { type: 'success', content: 'x', i18n: { zh_cn: '好了', en_us: 'Done' } } })
    await place.getByRole('button', { name: '完成' }).click()
    await page.locator('[aria-busy="true"] .spinner').waitFor()
    await page.getByRole('status').getByText('好了').waitFor()
    expect(pressed().at(-1)).toMatchObject({ tag: 'button', value: { a: 'tick', p: {}, v: 7 } })
  }, 30_000)

  test('that the bot did not answer shows the client’s error with its code', async () => {
    const { place } = await show(card([{ tag: 'button', text: p('试试'), behaviors: act('error') }]))
    await place.getByRole('button', { name: '试试' }).click()
    await page.getByText('出错了，请稍后重试 code: 200341').waitFor()
  }, 30_000)

  test('on a disabled button only says why', async () => {
    const { place } = await show(
      card([
        {
          tag: 'button',
          text: p('撤销'),
          disabled: true,
          disabled_tips: p('已过十分钟'),
          behaviors: act('undo'),
        },
      ]),
    )
    const before = pressed().length
    await place.getByRole('button', { name: '撤销' }).click({ force: true })
    await page.getByRole('status').getByText('已过十分钟').waitFor()
    expect(pressed()).toHaveLength(before)
  }, 30_000)

  test('outside a form every component sends its own kind of value', async () => {
    const { place } = await show(
      card([
        {
          tag: 'select_static',
          placeholder: p('客户'),
          options: [{ text: p('万川'), value: 'c1' }],
          behaviors: act('select'),
        },
        { tag: 'date_picker', placeholder: p('到期'), initial_date: '2026-01-31', behaviors: act('date') },
        { tag: 'picker_time', placeholder: p('几点'), initial_time: '09:30', behaviors: act('time') },
        { tag: 'checker', text: p('已发报价'), behaviors: act('check') },
        { tag: 'input', placeholder: p('搜'), behaviors: act('input') },
        { tag: 'overflow', options: [{ text: p('归档'), value: 'archive' }], behaviors: act('more') },
        {
          tag: 'interactive_container',
          behaviors: act('box'),
          elements: [{ tag: 'markdown', content: '整块可点' }],
        },
      ]),
    )
    const next = async (steps: () => Promise<void>) => {
      const before = pressed().length
      await steps()
      await expect.poll(() => pressed().length).toBe(before + 1)
      await expect.poll(() => place.locator('[data-busy="true"]').count()).toBe(0)
      return pressed().at(-1)
    }
    expect(
      await next(async () => {
        await place.getByRole('button', { name: '客户' }).press('Enter')
        await page.keyboard.press('Enter')
      }),
    ).toMatchObject({ tag: 'select_static', option: 'c1' })
    expect(
      await next(async () => {
        await place.getByRole('button', { name: /到期/ }).press('Enter')
        await page.keyboard.press('ArrowRight')
        await page.getByRole('button', { name: '确定' }).click()
      }),
    ).toMatchObject({ tag: 'date_picker', option: '2026-02-01 +0800' })
    expect(
      await next(async () => {
        await place.getByRole('button', { name: /几点/ }).click()
        await page.getByRole('listbox', { name: '时' }).press('ArrowDown')
        await page.getByRole('button', { name: '确定' }).click()
      }),
    ).toMatchObject({ tag: 'picker_time', option: '10:30 +0800' })
    expect(await next(() => place.getByLabel('已发报价').check())).toMatchObject({
      tag: 'checker',
      checked: true,
    })
    expect(
      await next(async () => {
        await place.getByLabel('搜').fill('wc')
        await place.getByLabel('搜').press('Enter')
      }),
    ).toMatchObject({ tag: 'input', inputValue: 'wc' })
    expect(
      await next(async () => {
        await place.getByRole('button', { name: '更多操作' }).click()
        await page.getByRole('option', { name: '归档' }).click()
      }),
    ).toMatchObject({ tag: 'overflow', option: 'archive' })
    expect(await next(() => place.getByText('整块可点').click())).toMatchObject({
      tag: 'interactive_container',
      value: { a: 'box' },
    })
  }, 45_000)
})

describe('what people wrote', () => {
  test('stays text inside a card: no mention, no bold, no markup, no link that runs script', async () => {
    const { place } = await show(
      card([
        {
          tag: 'markdown',
          content:
            '&#60;at id=all&#62;&#60;/at&#62; &#42;&#42;粗&#42;&#42; <img src=x onerror=alert(1)> [点](javascript:alert(1))',
        },
        { tag: 'div', text: p('<at id=all></at> **粗**') },
      ]),
    )
    expect(await place.getByText('<at id=all></at> **粗**').count()).toBe(2)
    expect(await place.locator('.md-at, strong, img, a[href^="javascript"]').count()).toBe(0)
  }, 30_000)

  test('Lark’s own tags are drawn: names, colours, tags, dates and emoji', async () => {
    const { place } = await show(
      card([
        {
          tag: 'markdown',
          content:
            '<at id=ou_lin></at> <font color="red">逾期</font> <text_tag color="green">完成</text_tag> :DONE: <local_datetime millisecond="1795415400000" format_type="date_num"></local_datetime>',
        },
      ]),
    )
    await place.getByText('@林珊').waitFor()
    const color = await place
      .getByText('逾期', { exact: true })
      .evaluate((each) => getComputedStyle(each).color)
    expect(color).toBe('rgb(192, 42, 38)')
    await place.locator('.text-tag.tag-green').getByText('完成').waitFor()
    await place.getByText('✅').waitFor()
    await place.getByText('2026-11-23').waitFor()
  }, 30_000)

  test('an unknown component says which it is, or gives way to its fallback', async () => {
    const { place } = await show(
      card([{ tag: 'hologram' }, { tag: 'audio2', fallback: { tag: 'markdown', content: '请升级' } }]),
    )
    await place.getByText('hologram').waitFor()
    await place.getByText('请升级').waitFor()
  }, 30_000)
})

describe('sheets', () => {
  test('close with Escape and give the focus back to what opened them', async () => {
    const { place } = await show(formCard)
    const opener = place.getByRole('button', { name: '话题' })
    await opener.click()
    await page.getByRole('dialog', { name: '话题' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await opener.evaluate((each) => each === document.activeElement)).toBe(true)
  }, 30_000)
})
