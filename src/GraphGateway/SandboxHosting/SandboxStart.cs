using System.ComponentModel.DataAnnotations;
using GraphGateway.Getscreen;
using GraphGateway.Sandbox;

namespace GraphGateway.SandboxHosting;

/// <summary>Starts the sandbox beside the gateway and points the gateway at it, where it is switched on.</summary>
internal static class SandboxStart
{
    public static async Task AddSandboxAsync(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(SandboxOptions.Section).Get<SandboxOptions>() ?? new();
        if (!(options.Enabled ?? IsWanted(builder)))
            return;

        Validator.ValidateObject(options, new(options), validateAllProperties: true);
        var sandbox = await SandboxServer.StartAsync(options, TimeProvider.System, CancellationToken.None);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{GetscreenOptions.Section}:{nameof(GetscreenOptions.BaseAddress)}"] = sandbox.BaseAddress.AbsoluteUri,
            [$"{GetscreenOptions.Section}:{nameof(GetscreenOptions.ApiKey)}"] = sandbox.ApiKey,
            ["Security:AllowAnonymous"] = builder.Configuration["Security:AllowAnonymous"] ?? "true",
        });
        // Made by the container, so that the container disposes of it.
        builder.Services.AddSingleton(_ => sandbox);
        builder.Services.AddHostedService<SandboxLifetime>();
    }

    // A developer who has configured a key wants to see the real account.
    private static bool IsWanted(WebApplicationBuilder builder) =>
        builder.Environment.IsDevelopment() && string.IsNullOrEmpty(builder.Configuration["Getscreen:ApiKey"]);
}
