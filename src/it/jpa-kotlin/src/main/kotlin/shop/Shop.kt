package shop

import jakarta.persistence.Column
import jakarta.persistence.Entity
import jakarta.persistence.EnumType
import jakarta.persistence.Enumerated
import jakarta.persistence.GeneratedValue
import jakarta.persistence.GenerationType
import jakarta.persistence.Id
import jakarta.persistence.JoinColumn
import jakarta.persistence.ManyToOne
import jakarta.persistence.SequenceGenerator
import jakarta.persistence.Table
import jakarta.persistence.Version
import java.math.BigDecimal
import java.time.Instant

enum class Status { NEW, ACTIVE }

@Entity
@Table(name = "customers")
class Customer(
    @Column(name = "email_address", unique = true, length = 120)
    var emailAddress: String,
    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    var status: Status? = null,
) {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    var id: Long? = null

    @Version
    var version: Int = 0

    @Column(name = "joined_at")
    lateinit var joinedAt: Instant
}

@Entity
@Table(name = "orders")
class Order(
    @ManyToOne(optional = false)
    @JoinColumn(name = "customer_id")
    var customer: Customer,
    @Column(precision = 12, scale = 2)
    var total: BigDecimal,
    var note: String? = null,
) {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orders")
    @SequenceGenerator(name = "orders", sequenceName = "orders_seq", allocationSize = 50)
    var id: Long? = null
}
