import { HeartIcon } from '@phosphor-icons/react/dist/ssr/Heart'
import { ArrowRightIcon } from '@phosphor-icons/react/dist/ssr/ArrowRight'
import { CheckIcon } from '@phosphor-icons/react/dist/ssr/Check'
import { DotsThreeIcon } from '@phosphor-icons/react/dist/ssr/DotsThree'
import { HourglassMediumIcon } from '@phosphor-icons/react/dist/ssr/HourglassMedium'
import { WarningIcon } from '@phosphor-icons/react/dist/ssr/Warning'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ComponentProps, ReactNode } from 'react'
import { money } from '@/core/money'
import { directionOf } from '@/i18n/routing'
import { env } from '@/infra/env'
import { Avatar } from '@/ui/avatar'
import { Breadcrumbs } from '@/ui/breadcrumbs'
import { Button, buttonLook, IconButton } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { Chip } from '@/ui/chip'
import { Code } from '@/ui/code'
import { CountryField } from '@/ui/country-field'
import { Dialog } from '@/ui/dialog'
import { EffectButton } from '@/ui/effect-button'
import { EmptyState } from '@/ui/empty-state'
import { CheckField } from '@/ui/check-field'
import { TextArea, TextField } from '@/ui/field'
import { FormAnswer } from '@/ui/form-answer'
import { SelectField } from '@/ui/select-field'
import { Icon } from '@/ui/icon'
import { Key } from '@/ui/key'
import { Logo } from '@/ui/logo'
import { menuItemLook, Popover } from '@/ui/menu'
import { MessengerMark } from '@/ui/messenger-mark'
import { MovingSticker } from '@/ui/moving-sticker'
import { Notice } from '@/ui/notice'
import { PackCardSkeleton, PackSheet } from '@/ui/pack-sheet'
import { Pager } from '@/ui/pager'
import { Price } from '@/ui/price'
import { PriceLabel } from '@/ui/price-label'
import { ProgressBar } from '@/ui/progress-bar'
import { Section } from '@/ui/section'
import { segmentLook, segmentsLook } from '@/ui/segments'
import { ShopIcon } from '@/ui/shop-icon'
import { SoundButton } from '@/ui/sound-button'
import { SplitBar, SplitList, type SplitPart } from '@/ui/split-bar'
import { Stage } from '@/ui/stage'
import { Stars } from '@/ui/stars'
import { Sticker } from '@/ui/sticker'
import { Table, Td, Th } from '@/ui/table'
import { Tag } from '@/ui/tag'
import { ToastCard } from '@/ui/toast'
import { Track } from '@/ui/track'
import { SampleForms } from './sample-forms'

// Kept, its scripts would carry the word of the visit they were made for, and none would run at the next.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Parts', robots: { index: false } }

// A workbench for those who build pages, not a page of the shop: its words stay here.
const WORDS = {
  en: {
    ground: 'Ground, ink, one accent', type: 'Type', headline: 'Peel, stick, pay', reading: 'Readex Pro at 15 for reading.', sticker: 'Sticker: at rest, on hover, peeled, small',
    buttons: 'Buttons and focus', buy: 'Buy for $2.99', follow: 'Follow', gift: 'Gift it', wish: 'Wish list', all: 'See all', take: 'Take down', none: 'Not now', busy: 'Saving',
    fields: 'Fields', name: 'Pack name', nameValue: 'Frog Weather', nameHint: 'Up to 64 characters', price: 'Price', priceError: 'The lowest price is $0.99. Zero is fine too.',
    words: 'Description', rating: 'For whom', everyone: 'Everyone', agree: 'Tell me when someone buys', agreeHint: 'One mail a day at most.',
    tags: 'Tags, states, price', editing: 'Editing', waiting: 'Waiting for review', onSale: 'On sale', fault: '1 fault', mirrored: 'Mirrored', free: 'Free', from: 'From', chipAll: 'All', chipTired: 'So tired',
    split: 'The split', artist: 'Mina Haddad', artistNote: 'drew it · 70 %', second: 'Jo Park', secondNote: 'made it move · 30 %', tax: 'VAT', taxNote: 'France · 20 %', shop: 'Mulsaq', shopNote: '12 % of the net, rounded down',
    cards: 'Pack sheet and skeleton', notices: 'Notices, toast, progress', ready: 'Everything is ready.', late: 'In the queue. Reviews take about 9 hours today; we promise 24.', wrong: 'Frame 3 lasts 4 ms, WhatsApp needs 8 ms or more. We can fix this.', fix: 'Fix it',
    yours: 'It is yours. Cat Meetings is in your library.', use: 'Use it now', dialog: 'Dialog, menu, empty state', stop: 'Stop selling', stopTitle: 'Stop selling Frog Weather?', stopWords: 'New buyers will not find it. The 412 people who own it keep it, and its updates.', keep: 'Keep it', more: 'More', close: 'Close',
    empty: 'Nothing stuck here yet', emptyWords: 'Packs you buy or take for free land here.', look: 'Look around', table: 'Table',
    moves: 'Moves', moving: 'Moving, sound, effect', hear: 'Hear it', hush: 'Silence', effect: 'Play the effect', calm: 'You asked for less motion, so it does not play.', stars: '4.3 of 5', code: 'Code for a phone’s camera',
    forms: 'Forms and their answers', saved: 'Saved.', refused: 'Somebody else has that name.', another: 'Take another', country: 'Country', choose: 'Choose', wordsError: 'Say at least what is drawn.', ratingError: 'Choose one.', always: 'Always', never: 'Never',
    send: 'Send (it takes a moment)', sendRefused: 'Send (it is refused)', person: 'Close the account', personHint: 'Hard to take back.', reason: 'Reason', reasonHint: 'The person reads it.', section: 'A part of a page', icons: 'Icons of the stylesheet', unknown: 'Nobody knows how long', pack: 'Pack', paid: 'Paid', states: ['Editing', 'Waiting for review', 'In review', 'On sale'], pages: 'Pages', next: 'Next', home: 'Shop',
  },
  ar: {
    ground: 'الأرض والحبر ولون واحد', type: 'الخطّ', headline: 'قشّر والصق وادفع', reading: 'نصّ القراءة بخطّ ريدكس برو.', sticker: 'الملصق: مستوٍ، تحت المؤشّر، مقشور، صغير',
    buttons: 'الأزرار والتركيز', buy: 'اشترِ بـ \u2066$2.99\u2069', follow: 'تابِع', gift: 'أهدِها', wish: 'أتمنّاها', all: 'الكلّ', take: 'أوقِفها', none: 'ليس الآن', busy: 'يُحفظ',
    fields: 'الحقول', name: 'اسم الحزمة', nameValue: 'طقس الضفادع', nameHint: 'حتى 64 حرفًا', price: 'السعر', priceError: 'أقلّ سعر $0.99، والصفر مقبول أيضًا.',
    words: 'الوصف', rating: 'لمن هي', everyone: 'للجميع', agree: 'أخبرني حين يشتري أحد', agreeHint: 'رسالة واحدة في اليوم على الأكثر.',
    tags: 'الوسوم والحالات والسعر', editing: 'قيد التحرير', waiting: 'بانتظار المراجعة', onSale: 'معروضة', fault: 'عيب واحد', mirrored: 'معكوسة', free: 'مجّانية', from: 'من', chipAll: 'الكلّ', chipTired: 'تعبان',
    split: 'القسمة', artist: 'مينا حدّاد', artistNote: 'رسمتها · 70 %', second: 'جو بارك', secondNote: 'حرّكتها · 30 %', tax: 'الضريبة', taxNote: 'فرنسا · 20 %', shop: 'ملصق', shopNote: '12 % من الصافي',
    cards: 'ورقة الحزمة وهيكلها', notices: 'تنبيهات وتقدّم', ready: 'كلّ شيء جاهز.', late: 'حزمتك في الدور. تستغرق المراجعة اليوم نحو 9 ساعات، ووعدُنا 24.', wrong: 'الإطار 3 مدّته 4 م‌ث، وواتساب يطلب 8 م‌ث أو أكثر. نستطيع إصلاحه.', fix: 'أصلِحه',
    yours: 'صارت لك. تجد «قطط في اجتماع» في مكتبتك.', use: 'استعملها', dialog: 'الحوار والقائمة والفراغ', stop: 'أوقِف البيع', stopTitle: 'أتوقف بيع «طقس الضفادع»؟', stopWords: 'لن يجدها مشترون جدد. ومن اشتروها، وهم 412، تبقى لهم مع تحديثاتها.', keep: 'أبقِها', more: 'المزيد', close: 'أغلِق',
    empty: 'لا شيء ملصق هنا بعد', emptyWords: 'الحِزم التي تشتريها أو تأخذها مجّانًا تظهر هنا.', look: 'تجوّل', table: 'جدول',
    moves: 'متحرّك', moving: 'الحركة والصوت والمؤثّر', hear: 'اسمعه', hush: 'أسكِته', effect: 'شغّل المؤثّر', calm: 'طلبتَ حركة أقلّ، فلا يُشغَّل.', stars: '4.3 من 5', code: 'رمز لكاميرا الهاتف',
    forms: 'النماذج وأجوبتها', saved: 'حُفظ.', refused: 'هذا الاسم لغيرك.', another: 'خذ غيره', country: 'البلد', choose: 'اختر', wordsError: 'قل ما المرسوم على الأقلّ.', ratingError: 'اختر واحدًا.', always: 'دائمًا', never: 'أبدًا',
    send: 'أرسِل (يأخذ لحظة)', sendRefused: 'أرسِل (يُرفض)', person: 'أغلِق الحساب', personHint: 'يصعب الرجوع عنه.', reason: 'السبب', reasonHint: 'يقرؤه صاحب الحساب.', section: 'جزء من صفحة', icons: 'أيقونات ورقة الأنماط', unknown: 'لا أحد يعلم متى ينتهي', pack: 'الحزمة', paid: 'المدفوع', states: ['قيد التحرير', 'بانتظار المراجعة', 'قيد المراجعة', 'معروضة'], pages: 'الصفحات', next: 'التالي', home: 'المتجر',
  },
} // prettier-ignore

const usd = (minor: bigint) => money(minor, 'USD')
const ART = '/sample-sticker.svg'
const KINDS = ['main', 'strong', 'outline', 'bare', 'danger'] as const
const ICONS = [
  'books', 'cart', 'check', 'close', 'done', 'down', 'heart', 'heart-full', 'info', 'languages', 'moon', 'play', 'search', 'search-full',
  'shop', 'shop-full', 'smiley', 'sound', 'sparkle', 'sticker', 'sticker-full', 'stop', 'sun', 'user', 'user-full', 'wait', 'warn',
] as const satisfies ComponentProps<typeof ShopIcon>['name'][] // prettier-ignore

/** Every part in every state, English and Arabic, light and dark. Not served in the open. */
export default function PartsPage() {
  if (env.open) notFound()
  return (
    <main id="main" className="grid md:grid-cols-2">
      <h1 className="sr-only">Parts</h1>
      {(['light', 'dark'] as const).flatMap((theme) =>
        (['en', 'ar'] as const).map((locale) => <Parts key={`${theme}-${locale}`} theme={theme} locale={locale} />),
      )}
    </main>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <h2 className="type-small strong text-ink-3">{title}</h2>
      {children}
    </section>
  )
}

function Parts({ theme, locale }: { theme: 'light' | 'dark'; locale: keyof typeof WORDS }) {
  const w = WORDS[locale]
  const parts: SplitPart[] = [
    { kind: 'artist', name: w.artist, note: w.artistNote, amount: usd(154n) },
    { kind: 'artist', name: w.second, note: w.secondNote, amount: usd(66n) },
    { kind: 'tax', name: w.tax, note: w.taxNote, amount: usd(50n) },
    { kind: 'shop', name: w.shop, note: w.shopNote, amount: usd(29n) },
  ]
  const grounds = [
    'bg-paper',
    'bg-sheet',
    'bg-well',
    'bg-line-strong',
    'bg-ink-3',
    'bg-ink',
    'bg-accent',
    'bg-accent-soft',
  ]
  return (
    <div
      data-theme={theme}
      lang={locale}
      dir={directionOf(locale)}
      className="bg-paper grid content-start gap-9 p-5 lg:p-11"
    >
      <Logo name={locale === 'ar' ? 'ملصق' : 'Mulsaq'} />
      <Part title={w.ground}>
        <div className="flex flex-wrap gap-2">
          {grounds.map((ground) => (
            <span key={ground} className={`rounded-m border-line h-12 grow basis-14 border ${ground}`} />
          ))}
        </div>
      </Part>
      <Part title={w.type}>
        <p className="type-page">{w.headline}</p>
        <p className="type-t3">{w.headline}</p>
        <p>
          {w.reading} <Price of={usd(299n)} className="strong" />
        </p>
      </Part>
      <Part title={w.sticker}>
        <div className="flex flex-wrap items-center gap-6">
          <Sticker src={ART} alt="" side={112} tint="#3fbf8a" />
          <Sticker src={ART} alt="" side={112} peel="hover" />
          <Sticker src={ART} alt="" side={112} peel="always" />
          <Sticker src={ART} alt="" side={32} />
        </div>
      </Part>
      <Part title={w.moving}>
        <div className="flex flex-wrap items-center gap-6">
          <MovingSticker src={ART} alt="" side={112} moving="/icon.svg" movesWords={`${w.moves} · ${theme}`} alone />
          <div className="grid justify-items-start gap-2.5">
            <SoundButton of="none" words={{ play: w.hear, stop: w.hush }} />
            <EffectButton of="none" ms={1000} words={{ play: w.effect, calm: w.calm }} />
            <Stars tenths={43} label={w.stars} />
          </div>
          <div className="w-28">
            <Code text="https://shop.example/take" label={`${w.code} · ${theme}`} />
          </div>
        </div>
      </Part>
      <Part title={w.buttons}>
        <div className="flex flex-wrap gap-3">
          <Button kind="main">{w.buy}</Button>
          <Button kind="strong">{w.follow}</Button>
          <Button kind="outline">{w.gift}</Button>
          <Button kind="outline" icon={<Icon of={HeartIcon} />}>
            {w.wish}
          </Button>
          <ButtonLink kind="bare" href="/dev/ui" after={<Icon of={ArrowRightIcon} size={18} flips />}>
            {w.all}
          </ButtonLink>
          <Button kind="danger">{w.take}</Button>
          <Button kind="outline" size="s">
            {w.follow}
          </Button>
          <IconButton label={w.more}>
            <Icon of={DotsThreeIcon} />
          </IconButton>
          <Button kind="outline" icon={<Key>A</Key>}>
            {w.follow}
          </Button>
        </div>
        <div className="flex flex-wrap gap-3">
          {KINDS.map((kind) => (
            <Button key={kind} kind={kind} disabled>
              {w.none}
            </Button>
          ))}
        </div>
        <div className="flex flex-wrap gap-3">
          {KINDS.map((kind) => (
            <Button key={kind} kind={kind} pending>
              {w.busy}
            </Button>
          ))}
        </div>
        <Button kind="main" size="l">
          {w.buy}
        </Button>
      </Part>
      <Part title={w.fields}>
        <div className="grid gap-4 lg:grid-cols-2">
          <TextField label={w.name} defaultValue={w.nameValue} hint={w.nameHint} aside="12 / 64" />
          <TextField label={w.price} defaultValue="$0.40" error={w.priceError} dir="ltr" />
          <SelectField label={w.rating}>
            <option>{w.everyone}</option>
          </SelectField>
          <TextArea label={w.words} defaultValue={w.stopWords} />
          <CheckField label={w.agree} hint={w.agreeHint} defaultChecked />
          <CountryField label={w.country} choose={w.choose} locale={locale} />
        </div>
        <div className="grid gap-4 lg:grid-cols-2">
          <SelectField label={w.rating} error={w.ratingError}>
            <option>{w.choose}</option>
          </SelectField>
          <TextArea label={w.words} error={w.wordsError} />
          <TextField label={w.name} defaultValue={w.nameValue} disabled />
          <SelectField label={w.rating} disabled>
            <option>{w.everyone}</option>
          </SelectField>
          <TextArea label={w.words} defaultValue={w.stopWords} disabled />
          <fieldset>
            <legend className="sr-only">{w.agree}</legend>
            <CheckField type="radio" name={`mails-${theme}-${locale}`} label={w.always} defaultChecked />
            <CheckField type="radio" name={`mails-${theme}-${locale}`} label={w.never} />
            <CheckField type="radio" name={`mails-${theme}-${locale}`} label={w.none} disabled />
            <CheckField label={w.agree} disabled />
          </fieldset>
        </div>
      </Part>
      <Part title={w.forms}>
        <FormAnswer answer={{ ok: true }} done={w.saved} />
        <FormAnswer
          answer={{ ok: false, message: w.refused }}
          way={
            <ButtonLink size="s" href="/dev/ui">
              {w.another}
            </ButtonLink>
          }
        />
        <SampleForms
          words={{
            send: w.send,
            sendRefused: w.sendRefused,
            saved: w.saved,
            refused: w.refused,
            title: w.person,
            hint: w.personHint,
            reason: w.reason,
            reasonHint: w.reasonHint,
            go: w.person,
          }}
        />
      </Part>
      <Part title={w.tags}>
        <div className="flex flex-wrap items-center gap-2.5">
          <Tag>{w.editing}</Tag>
          <Tag tone="warn" icon={<Icon of={HourglassMediumIcon} weight="fill" size={16} />}>
            {w.waiting}
          </Tag>
          <Tag tone="ok" icon={<Icon of={CheckIcon} size={16} />}>
            {w.onSale}
          </Tag>
          <Tag tone="bad" icon={<Icon of={WarningIcon} weight="fill" size={16} />}>
            {w.fault}
          </Tag>
          <Tag tone="accent">{w.mirrored}</Tag>
          <PriceLabel>
            <Price of={usd(299n)} />
          </PriceLabel>
          <PriceLabel free>{w.free}</PriceLabel>
          <PriceLabel>
            {w.from} <Price of={usd(100n)} short />
          </PriceLabel>
        </div>
        <div className="flex flex-wrap items-center gap-2.5">
          <Chip chosen count={12}>
            {w.chipAll}
          </Chip>
          <Chip sticker={<Sticker src={ART} alt="" side={32} />}>{w.chipTired}</Chip>
          <Chip disabled>{w.none}</Chip>
          <span className={segmentsLook}>
            <button type="button" className={segmentLook(true)}>
              {w.chipAll}
            </button>
            <button type="button" className={segmentLook(false)}>
              {w.free}
            </button>
          </span>
          <Avatar name={w.artist} />
        </div>
        <div className="text-ink-2 flex flex-wrap gap-4">
          {['telegram', 'whatsapp', 'signal', 'discord', 'matrix', 'imessage', 'slack', 'line', 'png'].map((of) => (
            <MessengerMark key={of} of={of} side={26} />
          ))}
        </div>
      </Part>
      <Part title={w.icons}>
        <div className="flex flex-wrap gap-4">
          {ICONS.map((name) => (
            <ShopIcon key={name} name={name} size={24} />
          ))}
        </div>
      </Part>
      <Part title={w.split}>
        <SplitBar parts={parts} tall />
        <SplitList parts={parts} inline />
        <div className="border-line bg-sheet shadow-e1 grid gap-4 rounded-l border p-6">
          <SplitBar parts={parts} />
          <SplitList parts={parts} />
        </div>
      </Part>
      <Part title={w.cards}>
        <div className="grid grid-cols-2 gap-4">
          <div className="peel-area">
            <PackSheet>
              <Sticker src={ART} alt="" peel="hover" fold={0.4} />
            </PackSheet>
          </div>
          <PackCardSkeleton />
        </div>
        <Stage className="grid h-52 place-items-center">
          <Sticker src={ART} alt="" side={140} peel="always" />
        </Stage>
      </Part>
      <Part title={w.notices}>
        <Notice tone="ok">{w.ready}</Notice>
        <Notice tone="warn">{w.late}</Notice>
        <Notice tone="bad" action={<Button kind="strong">{w.fix}</Button>}>
          {w.wrong}
        </Notice>
        <ToastCard sticker={ART} link={{ href: '#', words: w.use }}>
          {w.yours}
        </ToastCard>
        <Notice title={w.yours} />
        <ProgressBar label={w.busy} value={62} />
        <ProgressBar label={w.fault} value={31} tone="bad" />
        <ProgressBar label={w.unknown} tone="ink" />
        <Track label={w.tags} steps={w.states} current={1} />
      </Part>
      <Part title={w.dialog}>
        <div className="flex flex-wrap gap-3">
          <Dialog trigger={w.stop} look={buttonLook('strong')} title={w.stopTitle} close={w.close}>
            <p className="text-ink-2">{w.stopWords}</p>
            <form method="dialog" className="mt-5 flex gap-3">
              <Button kind="strong" type="submit">
                {w.stop}
              </Button>
              <Button kind="bare" type="submit">
                {w.keep}
              </Button>
            </form>
          </Dialog>
          <Popover trigger={w.more} look={buttonLook('outline')}>
            <button type="button" className={menuItemLook(true)}>
              {w.gift}
            </button>
            <button type="button" className={menuItemLook()}>
              {w.wish}
            </button>
          </Popover>
        </div>
        <EmptyState title={w.empty} action={<ButtonLink href="/">{w.look}</ButtonLink>}>
          {w.emptyWords}
        </EmptyState>
      </Part>
      <Part title={w.table}>
        <Breadcrumbs label={`${w.home} · ${theme}`} crumbs={[{ href: '/', words: w.home }]} here={w.nameValue} />
        <Table
          label={`${w.table} · ${theme}`}
          head={
            <>
              <Th>{w.pack}</Th>
              <Th end>{w.paid}</Th>
            </>
          }
        >
          <tr>
            <Td>{w.nameValue}</Td>
            <Td end>
              <Price of={usd(299n)} />
            </Td>
          </tr>
          <tr>
            <Td>{w.nameValue}</Td>
            <Td end>
              <Price of={usd(-299n)} />
            </Td>
          </tr>
        </Table>
        <Pager label={`${w.pages} · ${theme}`} next={{ href: '/dev/ui', words: w.next }} />
      </Part>
      <Section
        title={`${w.section} · ${theme}`}
        lead={w.emptyWords}
        all={{ href: '/dev/ui', words: w.all }}
        className="mt-0 md:mt-0"
      >
        <p className="text-ink-2">{w.stopWords}</p>
      </Section>
    </div>
  )
}
