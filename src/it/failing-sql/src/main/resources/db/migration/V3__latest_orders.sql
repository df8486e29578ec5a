-- Customers see their latest orders.

CREATE INDEX orders_placed_at_idx ON orders (placed_at);

CREATE VIEW latest_orders AS
    SELECT id,
           custmer_id
      FROM orders;
