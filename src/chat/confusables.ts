/**
 * Nicks that look alike in different scripts: `аdmin` with a Cyrillic а is not somebody else than `admin`, to whoever reads it.
 *
 * The rule: two nicks are confusable when their skeletons are the same and at least one of them has other characters than ASCII. Nicks
 * that are both ASCII are never confusable: `Il1` games and `0` for `o` are as old as IRC, and people have such nicks. So a nick that is
 * ASCII can be refused only because of somebody whose nick is not.
 *
 * The skeleton follows Unicode Technical Standard 39, section 4 (https://www.unicode.org/reports/tr39/#Confusable_Detection), with these
 * differences, as nicks compare without regard to case: i, l, I, 1 and | are one, as are o and 0; only what looks like ASCII is looked up;
 * small capitals and the Cyrillic letters that look like them are their letters; `rn` is not m.
 */

/**
 * From https://www.unicode.org/Public/security/latest/confusables.txt: what looks like these letters and digits, of all that may be in a nick and
 * that NFKD does not turn into them by itself. Both cases, because Β looks like B and β does not look like b.
 */
const LOOKALIKES: readonly (readonly [string, string])[] = [
  ['2', 'ƧϨᒿꙄꛯꝚ'],
  ['3', 'ƷȜЗӠⳌꝪꞫ\u{118ca}\u{16f3b}'],
  ['4', 'Ꮞ\u{118af}'],
  ['5', 'Ƽ\u{118bb}'],
  ['6', 'бᏮⳒ\u{118d5}'],
  ['7', '\u{104d2}\u{118c6}'],
  ['8', 'Ȣȣ৪੪\u{1031a}\u{1e8cb}'],
  ['9', '৭੧୨൭ⳊꝮ\u{118ac}\u{118cc}\u{118d6}'],
  ['a', 'ɑΑαАаᎪᗅᴀꓮ\u{102a0}\u{16f40}'],
  ['aa', 'Ꜳꜳ'],
  ['ae', 'ÆæӔӕ'],
  ['ao', 'Ꜵꜵ'],
  ['au', 'Ꜷꜷ'],
  ['av', 'ꜸꜹꜺꜻ'],
  ['ay', 'Ꜽꜽ'],
  ['b', 'ƄʙΒВЬвᏏᏴᖯᗷꓐꞴ\u{10282}\u{102a1}\u{10301}'],
  ['bl', 'Ы'],
  ['c', 'СсᏟᴄⲤⲥꓚꮯ\u{102a2}\u{10302}\u{10415}\u{1043d}\u{1051c}\u{118e9}\u{118f2}'],
  ['d', 'ԁᎠᏧᑯᗞᗪᴅꓒꓓ'],
  ['dz', 'ʣ'],
  ['e', 'ΕЕеҽᎬᴇⴹꓰꬲ\u{10286}\u{118a6}\u{118ae}'],
  ['f', 'ϜքᖴẝꓝꜰꞘꞙꬵ\u{10287}\u{102a5}\u{10525}\u{118a2}\u{118c2}'],
  ['g', 'ƍɡɢԌցᏀᏳᶃꓖ'],
  ['h', 'ʜΗНнһհᎻᏂᕼⲎꓧ\u{102cf}'],
  ['i', 'ıɩɪιіӏᎥꙇꭵ\u{118c3}'],
  ['j', 'ͿϳЈјᎫᒍᴊꓙꞲ'],
  ['k', 'ΚκКкᏦᛕᴋⲔꓗ\u{10518}'],
  [
    'l',
    'ƖǀʟΙІӀᏞᒪᛁⲒⳐⵏꓡꓲ\u05d5\u05df\u0627\u0661\u06f1\u07ca\u{1028a}\u{10309}\u{10320}\u{1041b}\u{10526}\u{118a3}\u{118b2}\u{16f16}\u{16f28}\u{1e8c7}',
  ],
  ['ll', 'ǁ\u05f0'],
  ['lo', 'Ю'],
  ['ls', 'ʪ'],
  ['lz', 'ʫ'],
  ['m', 'ΜϺМмᎷᗰᛖᴍⲘꓟ\u{102b0}\u{10311}\u{11700}\u{118e3}'],
  ['n', 'ɴΝոռⲚꓠ\u{10513}'],
  [
    'o',
    'ΟοσОоՕօ०০੦૦ଠ୦௦౦೦ഠ൦๐໐ဝ၀ჿዐᴏᴑⲞⲟⵔ〇ꓳꬽ\u05e1\u0647\u0665\u06be\u06c1\u06d5\u06f5\u07c0\u{10292}\u{102ab}\u{10404}\u{1042c}\u{104c2}\u{104ea}\u{10516}\u{114d0}\u{118b5}\u{118c8}\u{118d7}\u{118e0}',
  ],
  ['oe', 'Œœ'],
  ['oo', 'ꚘꚙꝎꝏ'],
  ['p', 'ΡρРрᏢᑭᴘⲢⲣꓑ\u{10295}'],
  ['q', 'ԛգզⵕ'],
  ['r', 'ƦʀгᎡᏒᖇᴦⲅꓣꭇꭈꮁ\u{104b4}\u{16f35}'],
  ['s', 'ƽЅѕՏᏕᏚꓢꜱꮪ\u{10296}\u{10420}\u{10448}\u{118c1}\u{16f3a}'],
  ['t', 'ΤτТтᎢᴛⲦꓔ\u{10297}\u{102b1}\u{10315}\u{118bc}\u{16f0a}'],
  ['t3', 'Ꜩ'],
  ['tf', 'ꝷ'],
  ['ts', 'ʦ'],
  ['u', 'ʋυՍսሀᑌᴜꓴꞟꭎꭒ\u{104ce}\u{104f6}\u{118b8}\u{118d8}\u{16f42}'],
  ['ue', 'ᵫ'],
  ['uo', 'ꭣ'],
  ['v', 'νѴѵᏙᐯᴠⴸꓦꛟꮩ\u05d8\u0667\u06f7\u{1051d}\u{11706}\u{118a0}\u{118c0}\u{16f08}'],
  ['w', 'ɯѡԜԝաᎳᏔᴡꓪꮃ\u{1170a}\u{1170e}\u{1170f}\u{118e6}\u{118ef}'],
  ['x', 'ΧХхᕁᕽᚷⲬⵝꓫꞳ\u{10290}\u{102b4}\u{10317}\u{10322}\u{10527}\u{118ec}'],
  ['y', 'ɣʏΥγУуҮүყᎩᎽᶌỿⲨꓬꭚ\u{102b2}\u{118a4}\u{118dc}\u{16f43}'],
  ['z', 'ΖᏃᴢꓜꮓ\u{102f5}\u{118a9}\u{118c4}\u{118e5}'],
]

const PROTOTYPES = new Map<string, string>()
for (const [prototype, characters] of LOOKALIKES) {
  for (const character of characters) PROTOTYPES.set(character, prototype)
}

const ASCII = /^[\0-\x7f]*$/

/** What is left of a nick when all that looks alike is the same. Its skeleton is itself. For comparing only, never to be shown. */
export function skeleton(nick: string): string {
  if (ASCII.test(nick)) return settle(nick.toLowerCase())
  // Once in its own case and once in lower case: the Cyrillic Г looks like nothing, its г like r, and they are the same letter of a nick.
  const lower = replaceLookalikes(nick.normalize('NFKD')).toLowerCase().normalize('NFKD').replaceAll('ς', 'σ')
  return settle(replaceLookalikes(lower))
}

/** Whether one nick could be taken for the other. A nick is not confusable with itself. */
export function areConfusable(one: string, other: string): boolean {
  return one !== other && !(ASCII.test(one) && ASCII.test(other)) && skeleton(one) === skeleton(other)
}

/** The nicks that are taken, found by what they look like: a question costs the same however many there are. */
export class TakenLooks {
  /** By skeleton: how many there are, and how many of them are not ASCII (two are only where the rule was not asked). */
  readonly #counts = new Map<string, { all: number; others: number }>()

  add(nick: string): void {
    const key = skeleton(nick)
    const counts = this.#counts.get(key) ?? { all: 0, others: 0 }
    this.#counts.set(key, counts)
    counts.all++
    if (!ASCII.test(nick)) counts.others++
  }

  /** Of one that was added. */
  remove(nick: string): void {
    const key = skeleton(nick)
    const counts = this.#counts.get(key)
    if (!counts) return
    counts.all--
    if (!ASCII.test(nick)) counts.others--
    if (counts.all === 0) this.#counts.delete(key)
  }

  /** Whether a nick could be taken for one that is there, apart from `own`: the one that whoever asks would give up, which is there too. */
  has(nick: string, own?: string): boolean {
    const key = skeleton(nick)
    const counts = this.#counts.get(key)
    if (!counts) return false
    const ownCounts = own !== undefined && skeleton(own) === key
    const all = counts.all - (ownCounts ? 1 : 0)
    const others = counts.others - (ownCounts && !ASCII.test(own) ? 1 : 0)
    return (ASCII.test(nick) ? others : all) > 0
  }

  copy(): TakenLooks {
    const copy = new TakenLooks()
    for (const [key, counts] of this.#counts) copy.#counts.set(key, { ...counts })
    return copy
  }
}

function replaceLookalikes(text: string): string {
  let replaced = ''
  for (const character of text) replaced += PROTOTYPES.get(character) ?? character
  return replaced
}

/** The dot of i and j belongs to them. */
function settle(text: string): string {
  return text
    .replace(/[i1|]/g, 'l')
    .replaceAll('0', 'o')
    .replace(/([jl])\u0307+/g, '$1')
}
