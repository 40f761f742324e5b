namespace GraphGateway.Getscreen;

/// <summary>The position in a response that could not be read. It contains no value of the response.</summary>
/// <param name="Position">The JSON path, e.g. <c>data[3].id</c>; <c>$</c> is the whole response.</param>
/// <param name="Expected">The kind of value that is allowed there, e.g. <c>a 32-bit integer</c>.</param>
/// <param name="Found">The kind of value that was found there, e.g. <c>a string</c>.</param>
public sealed record PayloadMismatchLocation(string Position, string Expected, string Found);
