import ArgumentParser
@main struct Plumb: AsyncParsableCommand {}
