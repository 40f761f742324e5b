using System.Reflection;
using GraphGateway.Hosting;
using GraphGateway.Settings;
using Microsoft.Extensions.Options;

namespace GraphGateway.Startup;

/// <summary>
/// Checks every setting as text, before anything is bound to it. The binder of .NET stops at the first value that it cannot convert,
/// with an exception that says neither what is allowed nor what else is wrong.
/// </summary>
internal static class SettingsCheck
{
    /// <exception cref="OptionsValidationException">A setting is malformed; each one is a failure.</exception>
    public static void Require(IConfiguration configuration, IHostEnvironment environment)
    {
        string[] failures =
        [
            .. SettingsSections.All.SelectMany(section => OfOptions(configuration.GetSection(section.Section), section.Options)),
            .. LibrarySettingsCheck.Failures(configuration),
            .. ListenAddressParser.Failures(configuration, environment),
        ];
        if (failures.Length > 0)
            throw new OptionsValidationException("Settings", typeof(SettingsSections), failures);
    }

    private static IEnumerable<string> OfOptions(IConfigurationSection section, Type options) => options
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .SelectMany(property => OfSetting(section.GetSection(property.Name), property.PropertyType, property));

    private static IEnumerable<string> OfSetting(IConfigurationSection setting, Type type, PropertyInfo property)
    {
        if (SettingFormat.IsScalar(type))
            return SettingFormat.Failure(setting, type, property) is { } failure ? [failure] : [];
        // Not shown: it may be a secret in the wrong place.
        if (setting.Value is { Length: > 0 })
            return [$"{setting.Path} has a value of its own, and is a group of settings. Set those below it, such as {setting.Path}:{(ElementOf(type) is null ? "NAME" : "0")}."];
        return ElementOf(type) is { } element
            ? setting.GetChildren().SelectMany(child => OfElement(child, element, property))
            : OfOptions(setting, type);
    }

    // The property's attributes are about the whole list.
    private static IEnumerable<string> OfElement(IConfigurationSection setting, Type element, PropertyInfo property) =>
        element == typeof(string) ? [] : OfSetting(setting, element, property);

    private static Type? ElementOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() is var generic && (generic == typeof(List<>) || generic == typeof(Dictionary<,>)) ? type.GetGenericArguments()[^1] : null;
}
