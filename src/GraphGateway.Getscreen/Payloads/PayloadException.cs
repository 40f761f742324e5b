using System.Text.Json;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>A payload cannot be read. The message names kinds of values, never a value.</summary>
/// <param name="position">The JSON path of the missing or invalid value.</param>
/// <param name="expected">The kind of value that is allowed there.</param>
/// <param name="found">The kind of value that was found.</param>
internal sealed class PayloadException(string position, string expected, string found) : FormatException($"Expected {expected} at {position}, found {found}.")
{
    /// <summary>The text for a missing field.</summary>
    public const string Nothing = "nothing";

    public PayloadMismatchLocation Mismatch { get; } = new(position, expected, found);
}

/// <summary>The names of value kinds in error messages.</summary>
internal static class JsonKindNames
{
    /// <summary>The kind of value that a field expects.</summary>
    public static string Expected(this PayloadFieldKind kind) => kind switch
    {
        PayloadFieldKind.Int => "a 32-bit integer",
        PayloadFieldKind.Count => "an integer from 0 to 2147483647",
        PayloadFieldKind.Size => "an integer from 0 to 9007199254740991",
        PayloadFieldKind.Time => "a time in Unix seconds",
        PayloadFieldKind.Text or PayloadFieldKind.System => "a string",
        PayloadFieldKind.Flag => "a boolean",
        PayloadFieldKind.List => "a list",
        _ => "an object",
    };

    /// <summary>The kind of value that was found.</summary>
    public static string Found(this JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => PayloadException.Nothing,
    };
}
