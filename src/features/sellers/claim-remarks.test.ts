import { describe, expect, it } from 'vitest';
import { readClaim } from './claim-facts.ts';
import { claimDifferences, claimRemarks, isPlain, type Registered } from './claim-remarks.ts';
import { day } from '#src/base/day.ts';

const TODAY = day('2026-11-23');
const typed = {
  personName: 'Nguyễn Thị Hoa',
  personRole: 'Giám đốc',
  personPhone: '0912 345 678',
  producerName: 'Hợp tác xã Nông nghiệp Bản Liền',
  producerKind: 'cooperative',
  addressLine: 'Thôn Đội 3, xã Bản Liền, tỉnh Lào Cai',
  taxCode: '0100109106',
  registeredOn: '2019-03-02',
};
const registered: Registered = {
  name: 'HTX nông nghiệp Bản Liền',
  kind: 'cooperative',
  printedPlace: 'xã Bản Liền, huyện Bắc Hà',
  taxCode: '',
  registrationNo: '',
};
const facts = {
  ...{ differences: [], isNew: false, members: 0, otherClaims: 0, sameCode: 0, papers: 1 },
  ...{ emailConfirmed: true, byLetter: true },
};
const read = (more: object = {}, papers = 1) =>
  readClaim({ ...typed, ...more }, { today: TODAY, papers });

describe('readClaim', () => {
  it('makes normal what was typed', () => {
    const { values, faults } = read();
    expect(faults).toEqual({});
    expect(values).toMatchObject({ personPhone: '0912345678', taxCode: '0100109106' });
  });
  it.each([
    [{ personName: ' ' }, { personName: 'missing' }],
    [{ personPhone: '12345' }, { personPhone: 'phone' }],
    [{ taxCode: '0100109107' }, { taxCode: 'tax-check-digit' }],
    [{ taxCode: '12' }, { taxCode: 'tax-length' }],
    [{ registeredOn: '2026-11-24' }, { registeredOn: 'day' }],
    [{ registeredOn: '2026-02-30' }, { registeredOn: 'day' }],
    [{ producerName: 'x'.repeat(161) }, { producerName: 'too-long' }],
    [{ note: 'x'.repeat(1001) }, { note: 'too-long' }],
  ])('%j', (more, faults) => expect(read(more).faults).toEqual(faults));
  it('asks for a number or a paper', () => {
    expect(read({ taxCode: '' }, 0).faults).toEqual({ papers: 'missing' });
    expect(read({ taxCode: '' }, 1).faults).toEqual({});
    expect(read({ taxCode: '', registrationNo: '41A8001234' }, 0).faults).toEqual({});
  });
});

describe('claimDifferences', () => {
  it.each([
    [{}, []],
    [{ producerName: 'htx NONG NGHIEP ban lien' }, []],
    [{ producerName: 'HTX Bản Phố' }, ['name']],
    [{ producerKind: 'company' }, ['kind']],
    [{ producerKind: 'unknown' }, []],
    [{ addressLine: 'Quận 1, Sài Gòn' }, ['address']],
    [{ addressLine: '' }, []],
  ])('%j', (more, found) => {
    expect(claimDifferences(read(more).values, registered)).toEqual(found);
  });
  it('compares numbers that both sides give', () => {
    const { values } = read({ registrationNo: '1' });
    expect(
      claimDifferences(values, { ...registered, taxCode: '0101248141', registrationNo: '1' }),
    ).toEqual(['taxCode']);
  });
});

describe('claimRemarks', () => {
  it.each([
    [{}, {}, ['by-letter']],
    [{}, { members: 1, otherClaims: 2 }, ['has-members', 'other-claims', 'by-letter']],
    [{ taxCode: '' }, {}, ['no-code', 'by-letter']],
    [{ taxCode: '001085012345' }, {}, ['code-does-not-fit', 'by-letter']],
    [{ taxCode: '001085012345', producerKind: 'household' }, {}, ['by-letter']],
    [{}, { emailConfirmed: false, byLetter: false }, ['address-unconfirmed']],
    [{}, { papers: 0, byLetter: false }, ['no-papers']],
  ])('%j %j', (more, other, remarks) => {
    expect(claimRemarks(read(more).values, { ...facts, ...other })).toEqual(remarks);
  });
  it('only what nothing speaks against is plain', () => {
    expect(isPlain(['by-letter'])).toBe(true);
    expect(isPlain([])).toBe(true);
    expect(isPlain(['by-letter', 'differs'])).toBe(false);
  });
});
