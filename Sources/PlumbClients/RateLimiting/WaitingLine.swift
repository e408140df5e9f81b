/// A first-in-first-out line whose places can be given up in O(1).
///
/// A place is taken before its holder is ready (``reserve()``, then ``fill(_:with:)``), so that a holder can be cancelled
/// between the two and order is by arrival.
internal struct WaitingLine<Holder> {
  /// The number of a place; numbers grow.
  typealias Ticket = Int

  private enum Place {
    case reserved
    case holding(Holder)
    case givenUp
  }

  private var places: [Place] = []
  private var head = 0
  private var firstTicket = 0
  /// How many places are taken and not given up.
  private(set) var count = 0

  /// Whether nobody is in line.
  var isEmpty: Bool { count == 0 }

  /// Takes the last place.
  mutating func reserve() -> Ticket {
    places.append(.reserved)
    count += 1
    return firstTicket + places.count - 1
  }

  /// Makes the holder of a reserved place ready.
  ///
  /// - Returns: Whether the place was still there; `false` when it had been given up.
  mutating func fill(_ ticket: Ticket, with holder: Holder) -> Bool {
    guard let index = index(of: ticket), case .reserved = places[index] else { return false }
    places[index] = .holding(holder)
    return true
  }

  /// Gives a place up.
  ///
  /// - Returns: Its holder, when it was ready.
  mutating func giveUp(_ ticket: Ticket) -> Holder? {
    guard let index = index(of: ticket) else { return nil }
    switch places[index] {
    case .givenUp: return nil
    case .reserved:
      places[index] = .givenUp
      count -= 1
      return nil
    case .holding(let holder):
      places[index] = .givenUp
      count -= 1
      return holder
    }
  }

  /// The first in line, when ready; places given up before it are dropped.
  mutating func first() -> Holder? {
    while head < places.count {
      switch places[head] {
      case .givenUp: head += 1
      case .reserved: return nil
      case .holding(let holder): return holder
      }
    }
    compact()
    return nil
  }

  /// Drops the first in line.
  ///
  /// - Precondition: ``first()`` just returned it.
  mutating func removeFirst() {
    places[head] = .givenUp
    head += 1
    count -= 1
    if head >= 256, head * 2 >= places.count { compact() }
  }

  private mutating func compact() {
    places.removeFirst(head)
    firstTicket += head
    head = 0
  }

  private func index(of ticket: Ticket) -> Int? {
    let index = ticket - firstTicket
    return index >= head && index < places.count ? index : nil
  }
}
