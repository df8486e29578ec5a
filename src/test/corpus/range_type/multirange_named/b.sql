CREATE TYPE price_range AS RANGE (subtype = numeric, multirange_type_name = price_ranges);
