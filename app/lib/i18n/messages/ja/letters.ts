/** The page that shows the letters of the sample to whoever tries it out. */
export const letters = {
  title: '見本のメール',
  lead: '見本では、メールはどこにも送られず、ここに届きます。この機械で動かしているときだけ見えるページです。',
  none: 'メールはまだありません',
  noneLead: '招待や確認のお願いなどをポータルが送ると、数秒でここに届きます。',
  subject: '件名',
  to: '宛先',
  at: '届いた日時',
  back: '見本のメールの一覧へ',
} as const
