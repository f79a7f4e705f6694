import { listContacts } from '../contacts/actions.ts'
import { contactText } from '../contacts/list.ts'
import type { ContactLine } from '../contacts/views.ts'
import { say, sayMd, type Words } from '../i18n/say.ts'
import {
  button,
  buttonRow,
  collapsible,
  type FreeElement,
  markdown,
  rowWithButton,
  small,
} from '../kit/elements.ts'
import { clip, clipLine, dotted, ink, lines, type Markdown, md, spaced } from '../kit/escape.ts'
import { dateText } from '../kit/when.ts'
import { yuanText } from '../visits/asking.ts'
import { editClient, findSame, unmergeClients } from './actions.ts'
import { openAmounts } from './figure-actions.ts'
import type { ClientCardView } from './views.ts'

type Part<K extends keyof ClientCardView> = NonNullable<ClientCardView[K]>

const named = (label: string, value: Markdown) => spaced([ink('grey', label), value])

/** 基础资料, folded. What is not filled in is named in one line, so that somebody fills it. */
export function profilePart(view: ClientCardView, profile: Part<'profile'>, room: number): FreeElement {
  const text = (value: string, most = 200) => md`${clip(value, Math.min(room, most))}`
  const place = [profile.region, profile.city].filter((one) => one !== '').join(' · ')
  const blank = (w: Words) =>
    [
      profile.uscc === undefined && w.clients.card.uscc,
      place === '' && w.clients.card.place,
      profile.business === '' && w.clients.card.business,
      profile.organisation === '' && w.clients.card.organisation,
      profile.plan === '' && w.clients.card.plan,
    ].filter((one) => one !== false)
  const facts = markdown(
    sayMd((w) =>
      lines([
        profile.aliases.length > 0 &&
          named(
            w.clients.card.aliases,
            text(
              profile.aliases
                .slice(0, 5)
                .map((one) => clipLine(one, Math.min(room, 20)))
                .join(w.visits.facts.listComma),
            ),
          ),
        named(w.clients.card.type, md`${w.clients.types[profile.type]}`),
        place !== '' && named(w.clients.card.place, text(place, 40)),
        profile.uscc !== undefined &&
          named(
            w.clients.card.uscc,
            spaced([
              md`${profile.uscc}`,
              profile.usccKept && ink('orange', `（${w.clients.card.usccKept}）`),
            ]),
          ),
        profile.group !== undefined && named(w.clients.card.group, text(profile.group, 40)),
        profile.business !== '' && named(w.clients.card.business, text(profile.business)),
        profile.organisation !== '' && named(w.clients.card.organisation, text(profile.organisation)),
        profile.plan !== '' && named(w.clients.card.plan, text(profile.plan)),
        blank(w).length > 0 &&
          ink('grey', `${w.clients.card.blank}: ${blank(w).join(w.visits.facts.listComma)}`),
      ]),
    ),
  )
  const edit = button(
    say((w) => w.clients.card.editProfile),
    editClient.value({ client: view.client }, view.version),
    { size: 'small' },
  )
  return collapsible<FreeElement>(
    say((w) => w.clients.card.profile),
    [facts, ...(view.may.edit ? [buttonRow([edit])] : [])],
  )
}

/** 联系人, folded: those who decide first. */
export function contactsPart(
  view: ClientCardView,
  contacts: readonly ContactLine[],
  room: number,
): FreeElement {
  return collapsible<FreeElement>(
    say((w) => w.clients.card.contacts),
    [
      ...(contacts.length === 0 ? [small(say((w) => w.clients.card.noContacts))] : []),
      ...contacts.slice(0, room >= 40 ? 5 : 3).map((one) => contactText(one, view, room)),
      buttonRow([
        button(
          say((w) => w.clients.card.openContacts),
          listContacts.value({ client: view.client, from: 0 }, 0),
          { size: 'small' },
        ),
      ]),
    ],
  )
}

/** 合同与金额, folded: the year's signed money, the forecast, the largest project. */
export function amountsPart(view: ClientCardView, amounts: Part<'amounts'>): FreeElement {
  const { annual, forecast, investment } = amounts
  const facts = markdown(
    sayMd((w, of) =>
      lines([
        dotted([
          named(w.clients.card.annual(amounts.months), md`${of(yuanText(annual))}`),
          amounts.contracts > 0 && ink('grey', w.clients.card.contracts(amounts.contracts)),
        ]),
        forecast !== undefined && named(w.clients.card.forecast, md`${of(yuanText(forecast))}`),
        investment !== undefined && named(w.clients.card.investment, md`${of(yuanText(investment))}`),
      ]),
    ),
  )
  const open = button(
    say((w) => w.clients.card.openAmounts),
    openAmounts.value({ client: view.client }, view.version),
    { size: 'small' },
  )
  return collapsible<FreeElement>(
    say((w) => w.clients.card.amounts),
    [facts, ...(view.may.amounts ? [buttonRow([open])] : [])],
  )
}

/** What is rarely needed: merging, and what was merged. */
export function morePart(view: ClientCardView, room: number): FreeElement | false {
  const merges = view.merges ?? []
  if (!view.may.merge && merges.length === 0) return false
  return collapsible<FreeElement>(
    say((w) => w.clients.card.more),
    [
      ...merges.slice(0, 3).map((merge) => {
        const until = dateText(merge.until, view)
        const text = small(
          say((w, of) => w.clients.card.merged(clipLine(merge.name, Math.min(room, 30)), of(until))),
        )
        return rowWithButton(
          text,
          button(
            say((w) => w.clients.card.unmerge),
            unmergeClients.value({ merge: merge.id }, 0),
            { size: 'small' },
          ),
        )
      }),
      ...(view.may.merge
        ? [
            buttonRow([
              button(
                say((w) => w.clients.card.same),
                findSame.value({ client: view.client }, view.version),
                { size: 'small' },
              ),
            ]),
          ]
        : []),
    ],
  )
}
