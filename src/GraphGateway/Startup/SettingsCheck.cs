using System.Reflection;
using GraphGateway.Hosting;
using GraphGateway.Settings;
using Microsoft.Extensions.Options;

namespace GraphGateway.Startup;

/// <summary>
/// Validates every setting as text, before options are bound. The configuration binder of .NET stops at the first value that it cannot convert,
/// with an exception that names neither the allowed values nor the other errors.
/// </summary>
internal static class SettingsCheck
{
    /// <exception cref="OptionsValidationException">At least one setting is malformed. The exception has one failure per setting.</exception>
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
        // The value is not shown, because it may be a misplaced secret.
        if (setting.Value is { Length: > 0 })
            return [$"{setting.Path} has a value, but it is a group of settings. Set the settings below it, such as {setting.Path}:{(ElementOf(type) is null ? "NAME" : "0")}."];
        return ElementOf(type) is { } element
            ? setting.GetChildren().SelectMany(child => OfElement(child, element, property))
            : OfOptions(setting, type);
    }

    // The attributes of the property apply to the whole list.
    private static IEnumerable<string> OfElement(IConfigurationSection setting, Type element, PropertyInfo property) =>
        element == typeof(string) ? [] : OfSetting(setting, element, property);

    private static Type? ElementOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() is var generic && (generic == typeof(List<>) || generic == typeof(Dictionary<,>)) ? type.GetGenericArguments()[^1] : null;
}
