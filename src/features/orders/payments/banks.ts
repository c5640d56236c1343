/** A bank or wallet whose BIN may stand in a VietQR. */
export interface Bank {
  /** Six digits, given by the State Bank. */
  readonly bin: string;
  readonly code: string;
  /** The short name its customers know. */
  readonly name: string;
  /** `both`: its app scans and it receives; `receive`: it only receives; `none`: it is not in VietQR. */
  readonly vietQr: 'both' | 'receive' | 'none';
}

/** As of July 2026. Banks merge and rename: look through it at each release. */
const ROWS = `
422589|CIMB|CIMB Bank|receive
458761|HSBC|HSBC Vietnam|receive
546034|CAKE|CAKE by VPBank|both
546035|UBANK|Ubank by VPBank|both
668888|KBANK|Kasikornbank|both
796500|DBS|DBS Bank|receive
801011|NONGHYUP|Nonghyup Bank|receive
963369|LIOBANK|Liobank|both
963388|TIMO|Timo|both
970400|SGB|SaigonBank|both
970403|STB|Sacombank|both
970405|AGRIBANK|Agribank|both
970406|DONGABANK|DongA Bank|receive
970407|TCB|Techcombank|both
970408|GPBANK|GPBank|receive
970409|BAB|BacA Bank|both
970410|SC|Standard Chartered Vietnam|receive
970412|PVCOMBANK|PVcomBank|both
970414|MBV|MBV|both
970415|CTG|VietinBank|both
970416|ACB|ACB|both
970418|BID|BIDV|both
970419|NVB|NCB Bank|both
970421|VRB|VietNgaBank|receive
970422|MBB|MB Bank|both
970423|TPB|TPBank|both
970424|SVB|Shinhan Bank|both
970425|ABB|AB Bank|both
970426|MSB|MSB|both
970427|VAB|VietABank|both
970428|NAB|Nam A Bank|both
970429|SCB|SCB|both
970430|PGB|PG Bank|both
970431|EIB|Eximbank|both
970432|VPB|VPBank|both
970433|VBB|VietBank|both
970434|IVB|Indovina Bank|receive
970436|VCB|Vietcombank|both
970437|HDB|HDBank|both
970438|BAOVIETBANK|BaoViet Bank|both
970439|PBVN|Public Bank Vietnam|receive
970440|SSB|SeABank|both
970441|VIB|VIB|both
970442|HLB|HongLeong Bank|receive
970443|SHB|SHB|both
970444|VNCB|CB Bank|receive
970446|COOPBANK|Co-op Bank|both
970448|OCB|OCB Bank|both
970449|LPB|LienVietPostBank|both
970452|KLB|KienlongBank|both
970454|BVB|BVBank|both
970455|IBKHN|IBK HN|receive
970456|IBKHCM|IBK HCM|receive
970457|WRB|Woori Bank|receive
970458|UOB|United Overseas Bank Vietnam|receive
970462|KBHN|Kookmin Bank HN|receive
970463|KBHCM|Kookmin Bank HCM|receive
971025|MOMO|MoMo|both
`;

export const BANKS: readonly Bank[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [bin = '', code = '', name = '', vietQr = 'none'] = row.split('|');
    return { bin, code, name, vietQr: vietQr as Bank['vietQr'] };
  });

const BY_BIN = new Map(BANKS.map((bank) => [bank.bin, bank]));

/** Null for a BIN that nobody in the list has. */
export function bankOf(bin: string): Bank | null {
  return BY_BIN.get(bin) ?? null;
}
