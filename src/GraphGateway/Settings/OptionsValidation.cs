using Microsoft.Extensions.Options;

namespace GraphGateway.Settings;

/// <summary>Extensions for options validation.</summary>
internal static class OptionsValidation
{
    /// <summary>Adds a validator that returns one message per failure, so that each message can name the setting and its value.</summary>
    public static OptionsBuilder<T> ValidateEach<T>(this OptionsBuilder<T> builder, Func<T, IEnumerable<string>> failures) where T : class
    {
        builder.Services.AddSingleton<IValidateOptions<T>>(new Validator<T>(failures));
        return builder;
    }

    private sealed class Validator<T>(Func<T, IEnumerable<string>> failures) : IValidateOptions<T> where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options) =>
            failures(options).ToArray() is { Length: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }
}
