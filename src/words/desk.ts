/** What the frame of the desk says. */
const vi = {
  desk: 'Bàn làm việc',
  refusedPrefix: 'Chưa được:',
  account: 'Tài khoản',
  publicSite: 'Xem trang công khai',
  signOut: 'Đăng xuất',
  sections: 'Các phần của bàn làm việc',
  otherParts: 'Mục khác',
  nav: {
    home: 'Việc cần làm',
    dossiers: 'Hồ sơ',
    scoring: 'Chấm điểm',
    councils: 'Hội đồng',
    decisions: 'Quyết định',
    register: 'Sổ đăng ký',
    renewals: 'Gia hạn',
    dashboard: 'Tổng quan',
    people: 'Người dùng',
    changes: 'Nhật ký',
    settings: 'Cài đặt',
  },
};

const en: typeof vi = {
  desk: 'Desk',
  refusedPrefix: 'Not done:',
  account: 'Account',
  publicSite: 'See the public site',
  signOut: 'Sign out',
  sections: 'Parts of the desk',
  otherParts: 'Other parts',
  nav: {
    home: 'To do',
    dossiers: 'Dossiers',
    scoring: 'Scoring',
    councils: 'Councils',
    decisions: 'Decisions',
    register: 'Register',
    renewals: 'Renewals',
    dashboard: 'Overview',
    people: 'People',
    changes: 'Change log',
    settings: 'Settings',
  },
};

export const deskWords = { vi, en };
