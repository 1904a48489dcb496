/** The list of keys, in Arabic. */
import type { Words } from '../words.ts'

export const shortcuts: Words['shortcuts'] = {
  label: 'اختصارات لوحة المفاتيح',
  groups: {
    anywhere: {
      label: 'في كل مكان',
      keys: {
        switcher: 'الذهاب إلى قناة أو شخص',
        settings: 'الإعدادات',
        shortcuts: 'هذه القائمة',
        move: 'القناة السابقة أو التالية',
        moveNew: 'القناة التالية التي فيها جديد',
        close: 'إغلاق ما هو مفتوح',
      },
    },
    writing: {
      label: 'أثناء الكتابة',
      keys: {
        send: 'إرسال',
        line: 'سطر جديد',
        complete: 'إكمال اسم أو قناة أو أمر',
        editLast: 'تعديل آخر رسالة لك (والحقل فارغ)',
        cancel: 'إلغاء رد أو تعديل',
        allRead: 'وإلا فتحديد الكل مقروءًا والانتقال إلى الأحدث',
        scroll: 'تصفّح الرسائل',
        list: 'إلى قائمة الرسائل',
      },
    },
    list: {
      label: 'في قائمة الرسائل',
      keys: {
        walk: 'التنقل بين الرسائل',
        ends: 'أقدم رسالة أو أحدثها',
        actions: 'ما يمكن فعله بالرسالة',
        reply: 'رد',
        edit: 'تعديل، إن كانت لك',
        pin: 'تثبيت أو إلغاء التثبيت',
        original: 'من الرد إلى الرسالة التي يرد عليها',
        replies: 'من الرسالة إلى الردود عليها',
        back: 'العودة إلى الكتابة',
      },
    },
  },
}
