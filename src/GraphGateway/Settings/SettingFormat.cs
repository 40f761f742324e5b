using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace GraphGateway.Settings;

/// <summary>Validates the text of a setting against the type and the validation attributes of the option property.</summary>
internal static class SettingFormat
{
    private const int MaxShownLength = 100;

    /// <summary>Whether a type is bound to a single value, not to a section.</summary>
    public static bool IsScalar(Type type) => BareType(type) is { IsEnum: true } or { IsPrimitive: true } || type == typeof(string) || type == typeof(Uri) || BareType(type) == typeof(TimeSpan);

    /// <summary>The error message of a setting, with its value and the allowed format, or null if the setting is valid. Strings are not shown, because they may be secret.</summary>
    public static string? Failure(IConfigurationSection setting, Type type, PropertyInfo property)
    {
        if (setting.Value is not { } text)
            return setting.GetChildren().Any() ? $"{setting.Path} has settings below it, such as {setting.GetChildren().First().Path}. It must be {Form(type, property)}." : null;
        if (Parse(text, BareType(type)) is { } value && property.GetCustomAttributes<ValidationAttribute>().All(rule => IsValid(rule, value)))
            return null;
        return text.Length == 0
            ? $"{setting.Path} is empty. It must be {Form(type, property)}; leave it out for the default."
            : $"{setting.Path}{(type == typeof(string) ? " is not valid" : $" is '{Shown(text, type)}'")}. It must be {Form(type, property)}.";
    }

    /// <summary>Formats a value for a message: on one line, shortened, and without the secret parts of a URL.</summary>
    public static string Shown(string text, Type type)
    {
        var shown = type == typeof(Uri) ? WithoutSecrets(text) : text;
        shown = string.Concat(shown.Select(character => char.IsControl(character) ? ' ' : character));
        return shown.Length > MaxShownLength ? $"{shown[..MaxShownLength]}…" : shown;
    }

    private static Type BareType(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static object? Parse(string text, Type type)
    {
        var invariant = CultureInfo.InvariantCulture;
        return type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(bool) => bool.TryParse(text, out var value) ? value : null,
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.Integer, invariant, out var value) ? value : null,
            _ when type == typeof(long) => long.TryParse(text, NumberStyles.Integer, invariant, out var value) ? value : null,
            _ when type == typeof(double) => double.TryParse(text, NumberStyles.Float, invariant, out var value) ? value : null,
            // A bare number is rejected, because .NET parses it as days.
            _ when type == typeof(TimeSpan) => TimeSpan.TryParse(text, invariant, out var value) && (value == TimeSpan.Zero || text.Contains(':', StringComparison.Ordinal)) ? value : null,
            _ when type == typeof(Uri) => IsHttp(text) ? new Uri(text) : null,
            // A number is rejected, because .NET would convert it to the enum member with that value.
            _ when type.IsEnum => Enum.GetNames(type).Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) ? Enum.Parse(type, text.Trim(), ignoreCase: true) : null,
            _ => throw new NotSupportedException($"Settings of the type {type.Name} are not supported."),
        };
    }

    private static bool IsValid(ValidationAttribute rule, object value)
    {
        try
        {
            return rule.IsValid(value);
        }
        catch (OverflowException)
        {
            // The range has int limits, but the value is a long.
            return false;
        }
    }

    private static string Form(Type type, PropertyInfo property)
    {
        var (bare, example) = (BareType(type), Example(property));
        return bare switch
        {
            _ when bare == typeof(bool) => "true or false",
            _ when bare == typeof(TimeSpan) => $"a duration{Range(property)}, written as hours:minutes:seconds, such as {example ?? "00:00:10"}",
            _ when bare == typeof(Uri) => $"an absolute http or https URL without a query, such as {example ?? "https://gateway.example.com"}",
            _ when bare.IsEnum => string.Join(" or ", Enum.GetNames(bare)),
            _ when bare == typeof(string) => property.GetCustomAttribute<StringLengthAttribute>() is { } length
                ? $"a text of {length.MinimumLength} to {length.MaximumLength} characters, such as {example}"
                : $"a text that is not empty, such as {example}",
            _ => $"a {(bare == typeof(double) ? "number" : "whole number")}{Range(property)}, such as {example ?? Limits(property)?.Minimum}",
        };
    }

    private static string Range(PropertyInfo property) => Limits(property) is { } range ? $" from {Text(range.Minimum)} to {Text(range.Maximum)}" : "";

    private static RangeAttribute? Limits(PropertyInfo property) => property.GetCustomAttribute<RangeAttribute>();

    // The example of the property, or else its default value.
    private static string? Example(PropertyInfo property) =>
        property.GetCustomAttribute<DisplayAttribute>()?.Prompt ?? Text(property.GetValue(Activator.CreateInstance(property.DeclaringType!)));

    private static string? Text(object? value) => value is IFormattable formattable ? formattable.ToString(format: null, CultureInfo.InvariantCulture) : value?.ToString();

    private static bool IsHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Query: "", Fragment: "" };

    // The query may contain a key, and the user info before the host a password.
    private static string WithoutSecrets(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        var address = end < 0 ? url : $"{url[..end]}…";
        var (start, host) = (address.IndexOf("//", StringComparison.Ordinal) is var slashes and >= 0 ? slashes + 2 : 0, address.LastIndexOf('@'));
        return host < start ? address : $"{address[..start]}…{address[host..]}";
    }
}
