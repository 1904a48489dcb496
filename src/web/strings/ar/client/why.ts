/** Why a connection ended or a message did not arrive, in Arabic. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'

export const why: Phrases['why'] = {
  'no answer': 'لا جواب',
  'the server does not answer': 'الخادم لا يجيب',
  'the server cannot be reached': 'تعذّر الوصول إلى الخادم',
  'the connection was closed': 'أُغلق الاتصال',
  'logged out': 'سُجّل خروجك',
  'the server wants a password': 'الخادم يطلب كلمة مرور',
  'not delivered': 'لم تصل',
  refused: 'رُفضت',
  'Too many connections from your address': 'اتصالات كثيرة من عنوانك',
  'Connections from your address come too fast; try again in a minute':
    'تأتي الاتصالات من عنوانك بسرعة كبيرة؛ حاول مرة أخرى بعد دقيقة',
}
