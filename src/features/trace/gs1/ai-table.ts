/**
 * GS1 application identifiers, made by scripts/make-ai-table.ts from the GS1 Barcode Syntax Dictionary
 * (© BWIPP project, Zint project, GS1 AISBL; Apache License 2.0; changed: selected and rewritten).
 * A line: numbers, `fixed` (length known beforehand) or `open`, `+attribute` (may stand in a query), parts of the value
 * with their checks (`?`: may be left out), then `needs=`, `bars=` and `key=` with its qualifiers in order.
 */
export const AI_TABLE = `
00 fixed+attribute N18,csum,gcppos2 key
01 fixed+attribute N14,csum,gcppos2 bars=255,37 key=22,10,21|235
02 fixed+attribute N14,csum,gcppos2 bars=01,03 needs=37
03 fixed N14,csum,gcppos2 bars=01,02,37,235
10 open+attribute X..20 needs=01,02,03,8006,8026
11 fixed+attribute N6,yymmd0 needs=01,02,03,8006,8026
12 fixed+attribute N6,yymmd0 needs=8020
13 fixed+attribute N6,yymmd0 needs=01,02,03,8006,8026
15 fixed+attribute N6,yymmd0 needs=01,02,03,8006,8026
16 fixed+attribute N6,yymmd0 needs=01,02,03,8006,8026
17 fixed+attribute N6,yymmd0 needs=01,02,03,255,8006,8026
20 fixed+attribute N2 needs=01,02,03,8006,8026
21 open X..20 needs=01,03,8006 bars=235
22 open X..20 needs=01
235 open X..28 needs=01
240 open+attribute X..30 needs=01,02,03,8006,8026
241 open+attribute X..30 needs=01,02,03,8006,8026
242 open+attribute N..6 needs=01,02,8006,8026
243 open+attribute X..20 needs=01,03
250 open+attribute X..30 needs=01+21,03+21,8006+21
251 open+attribute X..30 needs=01,03,8006
253 open+attribute N13,csum,gcppos1 X..17? key
254 open X..20 needs=414
255 open+attribute N13,csum,gcppos1 N..12? key bars=01,02,415,8006,8020,8026
30 open+attribute N..8 needs=01,02
3100-3105 fixed+attribute N6 needs=01,02 bars=310n
3110-3115 fixed+attribute N6 needs=01,02 bars=311n
3120-3125 fixed+attribute N6 needs=01,02 bars=312n
3130-3135 fixed+attribute N6 needs=01,02 bars=313n
3140-3145 fixed+attribute N6 needs=01,02 bars=314n
3150-3155 fixed+attribute N6 needs=01,02 bars=315n
3160-3165 fixed+attribute N6 needs=01,02 bars=316n
3200-3205 fixed+attribute N6 needs=01,02 bars=320n
3210-3215 fixed+attribute N6 needs=01,02 bars=321n
3220-3225 fixed+attribute N6 needs=01,02 bars=322n
3230-3235 fixed+attribute N6 needs=01,02 bars=323n
3240-3245 fixed+attribute N6 needs=01,02 bars=324n
3250-3255 fixed+attribute N6 needs=01,02 bars=325n
3260-3265 fixed+attribute N6 needs=01,02 bars=326n
3270-3275 fixed+attribute N6 needs=01,02 bars=327n
3280-3285 fixed+attribute N6 needs=01,02 bars=328n
3290-3295 fixed+attribute N6 needs=01,02 bars=329n
3300-3305 fixed+attribute N6 needs=00,01 bars=330n
3310-3315 fixed+attribute N6 needs=00,01 bars=331n
3320-3325 fixed+attribute N6 needs=00,01 bars=332n
3330-3335 fixed+attribute N6 needs=00,01 bars=333n
3340-3345 fixed+attribute N6 needs=00,01 bars=334n
3350-3355 fixed+attribute N6 needs=00,01 bars=335n
3360-3365 fixed+attribute N6 needs=00,01 bars=336n
3370-3375 fixed+attribute N6 needs=01 bars=337n
3400-3405 fixed+attribute N6 needs=00,01 bars=340n
3410-3415 fixed+attribute N6 needs=00,01 bars=341n
3420-3425 fixed+attribute N6 needs=00,01 bars=342n
3430-3435 fixed+attribute N6 needs=00,01 bars=343n
3440-3445 fixed+attribute N6 needs=00,01 bars=344n
3450-3455 fixed+attribute N6 needs=00,01 bars=345n
3460-3465 fixed+attribute N6 needs=00,01 bars=346n
3470-3475 fixed+attribute N6 needs=00,01 bars=347n
3480-3485 fixed+attribute N6 needs=00,01 bars=348n
3490-3495 fixed+attribute N6 needs=00,01 bars=349n
3500-3505 fixed+attribute N6 needs=01,02 bars=350n
3510-3515 fixed+attribute N6 needs=01,02 bars=351n
3520-3525 fixed+attribute N6 needs=01,02 bars=352n
3530-3535 fixed+attribute N6 needs=00,01 bars=353n
3540-3545 fixed+attribute N6 needs=00,01 bars=354n
3550-3555 fixed+attribute N6 needs=00,01 bars=355n
3560-3565 fixed+attribute N6 needs=01,02 bars=356n
3570-3575 fixed+attribute N6 needs=01,02 bars=357n
3600-3605 fixed+attribute N6 needs=01,02 bars=360n
3610-3615 fixed+attribute N6 needs=01,02 bars=361n
3620-3625 fixed+attribute N6 needs=00,01 bars=362n
3630-3635 fixed+attribute N6 needs=00,01 bars=363n
3640-3645 fixed+attribute N6 needs=01,02 bars=364n
3650-3655 fixed+attribute N6 needs=01,02 bars=365n
3660-3665 fixed+attribute N6 needs=01,02 bars=366n
3670-3675 fixed+attribute N6 needs=00,01 bars=367n
3680-3685 fixed+attribute N6 needs=00,01 bars=368n
3690-3695 fixed+attribute N6 needs=00,01 bars=369n
37 open+attribute N..8 needs=00+02,00+8026
3900-3909 open+attribute N..15 needs=255,8020 bars=390n,391n,394n,8111
3910-3919 open+attribute N3,iso4217 N..15 needs=8020 bars=391n
3920-3929 open+attribute N..15 needs=01+30,01+31nn,01+32nn,01+35nn,01+36nn bars=392n,393n
3930-3939 open+attribute N3,iso4217 N..15 needs=30,31nn,32nn,35nn,36nn bars=393n
3940-3943 open+attribute N4 needs=255 bars=394n,8111
3950-3955 open+attribute N6 needs=30,31nn,32nn,35nn,36nn bars=392n,393n,395n,8005
400 open+attribute X..30
401 open+attribute X..30,gcppos1 key
402 open+attribute N17,csum,gcppos1 key
403 open+attribute X..30 needs=00
410 fixed+attribute N13,csum,gcppos1
411 fixed+attribute N13,csum,gcppos1
412 fixed+attribute N13,csum,gcppos1
413 fixed+attribute N13,csum,gcppos1
414 fixed+attribute N13,csum,gcppos1 key=254|7040
415 fixed+attribute N13,csum,gcppos1 needs=8020 key=8020
416 fixed+attribute N13,csum,gcppos1
417 fixed+attribute N13,csum,gcppos1 key=7040
420 open+attribute X..20 bars=421
421 open+attribute N3,iso3166 X..9 bars=4307
422 open+attribute N3,iso3166 needs=01,02,03,8006,8026 bars=426
423 open+attribute N3,iso3166 N3,iso3166? N3,iso3166? N3,iso3166? N3,iso3166? needs=01,02,03 bars=426
424 open+attribute N3,iso3166 needs=01,02,03 bars=426
425 open+attribute N3,iso3166 N3,iso3166? N3,iso3166? N3,iso3166? N3,iso3166? needs=01,02,03 bars=426
426 open+attribute N3,iso3166 needs=01,02,03
427 open+attribute X..3 needs=01+422,02+422,03+422
4300 open+attribute X..35,pcenc needs=00
4301 open+attribute X..35,pcenc needs=00
4302 open+attribute X..70,pcenc needs=00
4303 open+attribute X..70,pcenc needs=4302
4304 open+attribute X..70,pcenc needs=00
4305 open+attribute X..70,pcenc needs=00
4306 open+attribute X..70,pcenc needs=00
4307 open+attribute X2,iso3166alpha2 needs=00
4308 open+attribute X..30 needs=00
4309 open+attribute N10,latitude N10,longitude needs=00
4310 open+attribute X..35,pcenc needs=00
4311 open+attribute X..35,pcenc needs=00
4312 open+attribute X..70,pcenc needs=00
4313 open+attribute X..70,pcenc needs=4312
4314 open+attribute X..70,pcenc needs=00
4315 open+attribute X..70,pcenc needs=00
4316 open+attribute X..70,pcenc needs=00
4317 open+attribute X2,iso3166alpha2 needs=00
4318 open+attribute X..20 needs=00
4319 open+attribute X..30 needs=00
4320 open+attribute X..35,pcenc needs=00
4321 open+attribute N1,yesno needs=00
4322 open+attribute N1,yesno needs=00
4323 open+attribute N1,yesno needs=00
4324 open+attribute N6,yymmd0 N4,hhmi needs=00
4325 open+attribute N6,yymmd0 N4,hhmi needs=00
4326 open+attribute N6,yymmdd needs=00
4330 open+attribute N6 X1,hyphen? needs=00 bars=4331
4331 open+attribute N6 X1,hyphen? needs=00 bars=4330
4332 open+attribute N6 X1,hyphen? needs=00 bars=4333
4333 open+attribute N6 X1,hyphen? needs=00 bars=4332
7001 open+attribute N13 needs=01,02,8006,8026
7002 open+attribute X..30 needs=01,02
7003 open+attribute N6,yymmdd N4,hhmi needs=01,02,03
7004 open+attribute N..4 needs=01+10,03+10
7005 open+attribute X..12 needs=01,02
7006 open+attribute N6,yymmdd needs=01,02
7007 open+attribute N6,yymmdd N6,yymmdd? needs=01,02
7008 open+attribute X..3 needs=01,02
7009 open+attribute X..10 needs=01,02
7010 open+attribute X..2 needs=01,02,03
7011 open+attribute N6,yymmdd N4,hhmi? needs=01,02,03
7020 open+attribute X..20 needs=01+416,03+416,8006+416
7021 open+attribute X..20 needs=01,03,8006
7022 open+attribute X..20 needs=01+7021,03+7021,8006+7021
7023 open+attribute X..30,gcppos1
7030 open+attribute N3,iso3166999 X..27 needs=01,02
7031 open+attribute N3,iso3166999 X..27 needs=01,02
7032 open+attribute N3,iso3166999 X..27 needs=01,02
7033 open+attribute N3,iso3166999 X..27 needs=01,02
7034 open+attribute N3,iso3166999 X..27 needs=01,02
7035 open+attribute N3,iso3166999 X..27 needs=01,02
7036 open+attribute N3,iso3166999 X..27 needs=01,02
7037 open+attribute N3,iso3166999 X..27 needs=01,02
7038 open+attribute N3,iso3166999 X..27 needs=01,02
7039 open+attribute N3,iso3166999 X..27 needs=01,02
7040 open N1 X1 X1 X1,importeridx
7041 open X..4,packagetype needs=00
710 open+attribute X..20 needs=01
711 open+attribute X..20 needs=01
712 open+attribute X..20 needs=01
713 open+attribute X..20 needs=01
714 open+attribute X..20 needs=01
715 open+attribute X..20 needs=01
716 open+attribute X..20 needs=01
717 open+attribute X..20 needs=01
7230 open+attribute X2 X..28 needs=01,8004
7231 open+attribute X2 X..28 needs=01,8004
7232 open+attribute X2 X..28 needs=01,8004
7233 open+attribute X2 X..28 needs=01,8004
7234 open+attribute X2 X..28 needs=01,8004
7235 open+attribute X2 X..28 needs=01,8004
7236 open+attribute X2 X..28 needs=01,8004
7237 open+attribute X2 X..28 needs=01,8004
7238 open+attribute X2 X..28 needs=01,8004
7239 open+attribute X2 X..28 needs=01,8004
7240 open+attribute X..20 needs=01,8006 bars=03
7241 open+attribute N2,mediatype needs=8017,8018
7242 open+attribute X..25 needs=8017,8018
7250 open+attribute N8,yyyymmdd needs=8018 bars=7251
7251 open+attribute N8,yyyymmdd N4,hhmi needs=8018 bars=7250
7252 open+attribute N1,iso5218 needs=8018
7253 open+attribute X..40,pcenc needs=8017,8018 bars=7256,7259
7254 open+attribute X..40,pcenc needs=8017,8018 bars=7256,7259
7255 open+attribute X..10 needs=8017,8018 bars=7256,7259
7256 open+attribute X..90,pcenc needs=8017,8018
7257 open+attribute X..70,pcenc needs=8018
7258 open+attribute X3,posinseqslash needs=8018+7259
7259 open+attribute X..40,pcenc needs=8018 bars=7256
8001 open+attribute N4,nonzero N5,nonzero N3,nonzero N1,winding N1 needs=01
8002 open+attribute X..20
8003 open+attribute N1,zero N13,csum,gcppos1 X..16? key
8004 open+attribute X..30,gcppos1 key=7040
8005 open+attribute N6 needs=01,02
8006 open+attribute N14,csum,gcppos2 N4,pieceoftotal bars=01,03,37 key=22,10,21
8007 open+attribute X..34,iban needs=415
8008 open+attribute N6,yymmdd N2,hh N2,mi? N2,ss? needs=01,02,03
8009 open+attribute X..50 needs=00,01,03
8010 open+attribute Y..30,gcppos1 key=8011
8011 open N..12,nozeroprefix needs=8010
8012 open+attribute X..20 needs=01,03,8006
8013 open+attribute X..25,csumalpha,gcppos1 key
8014 open X..25,csumalpha,gcppos1,hasnondigit needs=01
8017 open+attribute N18,csum,gcppos1 bars=8018 key=8019
8018 open+attribute N18,csum,gcppos1 bars=8017 key=8019
8019 open N..10 needs=8017,8018
8020 open X..25 needs=415
8026 open+attribute N14,csum,gcppos2 N4,pieceoftotal needs=37 bars=02,03,8006
8030 open+attribute Z..90 needs=00,01+21,03+21,253,255,8003,8004,8006+21,8010+8011,8017,8018
8040 open N15 needs=01+21
8041 open N15 needs=01+21+8040
8042 open N32 needs=01+21+8040
8043 open N18 N..2? needs=01+21+8040
8110 open+attribute X..70,couponcode
8111 open+attribute N4 needs=255
8112 open+attribute X..70,couponposoffer
8200 open X..70 needs=01
90 open+attribute X..30
91-99 open+attribute X..90
`;
