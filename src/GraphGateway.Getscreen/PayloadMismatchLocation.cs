namespace GraphGateway.Getscreen;

/// <summary>Where an answer cannot be read. It holds no value of the answer.</summary>
/// <param name="Position">The JSON position, e.g. <c>data[3].id</c>; <c>$</c> is the whole answer.</param>
/// <param name="Expected">What may stand there, e.g. <c>a 32-bit integer</c>.</param>
/// <param name="Found">The kind of value that stands there, e.g. <c>a string</c>.</param>
public sealed record PayloadMismatchLocation(string Position, string Expected, string Found);
