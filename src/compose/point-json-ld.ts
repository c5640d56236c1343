import type { Point } from '#src/features/promotions/points/read-points.server.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * Structured data of a point of sale (schema.org): a store, or an event for a fair. None for made-up places, which
 * would be taken for real ones.
 * @param url absolute address of its page
 */
export function pointJsonLd(point: Point, url: string): object[] {
  if (point.illustrative) return [];
  const place = {
    ...(point.latitude === null || point.longitude === null
      ? {}
      : {
          geo: {
            '@type': 'GeoCoordinates',
            latitude: point.latitude,
            longitude: point.longitude,
          },
        }),
    address: {
      '@type': 'PostalAddress',
      streetAddress: point.address,
      addressRegion: point.provinceName,
      addressCountry: 'VN',
    },
    ...(point.phone === '' ? {} : { telephone: point.phone }),
  };
  if (point.kind === 'fair') {
    return [
      {
        ...{ '@context': 'https://schema.org', '@type': 'Event', name: point.name, url },
        ...(point.startsOn === null ? {} : { startDate: point.startsOn }),
        ...(point.endsOn === null ? {} : { endDate: point.endsOn }),
        eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
        eventStatus: 'https://schema.org/EventScheduled',
        location: { '@type': 'Place', name: point.name, ...place },
      },
    ];
  }
  const hours = (point.hours.week ?? []).flatMap((spans, weekday) =>
    spans.map(([opens, closes]) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: `https://schema.org/${DAYS[weekday] ?? ''}`,
      opens,
      closes: closes === '24:00' ? '23:59' : closes,
    })),
  );
  return [
    {
      ...{ '@context': 'https://schema.org', '@type': 'Store', name: point.name, url, ...place },
      ...(hours.length === 0 ? {} : { openingHoursSpecification: hours }),
    },
  ];
}
