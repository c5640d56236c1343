import { describe, expect, it } from 'vitest';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { declarerOf, publicDeclarer } from './declarer.ts';

const LOT = { producerId: 7, producerName: 'HTX Ong Thử' };

describe('in whose name something is declared', () => {
  it('is the producer for its own people, the office for officers, never a person', () => {
    expect(declarerOf(actorAs('producer', { producerId: 7 }, 'Nguyễn Thị A'), LOT)).toBe(
      'HTX Ong Thử',
    );
    expect(declarerOf(actorAs('provincial-officer', { provinceCode: '91' }), LOT)).toBe(
      'Cơ quan quản lý OCOP cấp tỉnh',
    );
    expect(declarerOf(actorAs('ministry-officer'), LOT)).toBe('Cơ quan quản lý OCOP cấp bộ');
  });

  it('is believed of our own recalls only', () => {
    const body = JSON.stringify({ 'ocop:declaredBy': 'Cơ quan quản lý OCOP cấp tỉnh' });
    expect(publicDeclarer({ source: 'recall', body }, 'HTX')).toBe('Cơ quan quản lý OCOP cấp tỉnh');
    expect(publicDeclarer({ source: 'import', body }, 'HTX')).toBe('HTX');
    expect(publicDeclarer({ source: 'recall', body: '{}' }, 'HTX')).toBe('HTX');
  });
});
