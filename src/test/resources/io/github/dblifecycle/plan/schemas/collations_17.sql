-- from 17
create collation unicode (provider = builtin, locale = 'C.UTF-8');
create collation rules (provider = icu, locale = 'und', rules = '& V << w <<< W');
