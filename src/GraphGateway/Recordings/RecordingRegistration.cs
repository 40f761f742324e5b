using GraphGateway.Getscreen.Recordings;
using GraphGateway.ScaleOut;
using GraphGateway.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace GraphGateway.Recordings;

/// <summary>Registers recording links and their endpoint.</summary>
internal static class RecordingRegistration
{
    private const string Purpose = "GraphGateway.Recordings.v1";

    public static IServiceCollection AddRecordings(this IServiceCollection services)
    {
        services.AddOptions<RecordingsOptions>().BindConfiguration(RecordingsOptions.Section).ValidateDataAnnotations()
            .ValidateEach(options => options.AllowedHosts.Where(host => !RecordingHosts.IsName(host)).Select(host =>
                $"Recordings:AllowedHosts contains '{host}'. Set host names, such as films.example, or *.films.example for all its subdomains."))
            .Validate(options => options.SigningKey is null or "" or { Length: >= RecordingsOptions.LeastKeyLength },
                $"Recordings:SigningKey is too short. It must have at least {RecordingsOptions.LeastKeyLength} characters.")
            .ValidateOnStart();
        services.AddRecordingClient();
        services.AddSingleton(provider => new RecordingHosts(provider.GetRequiredService<IOptions<RecordingsOptions>>().Value.AllowedHosts is [_, ..] hosts ? hosts : ["*.getscreen.me"]));
        services.AddSingleton<RecordingAccounts>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RecordingLinkProtector>(provider, Protector(provider)));
        services.AddSingleton<RecordingDownloads>();
        services.AddSingleton<RecordingProxy>();
        return services.AddSingleton<IHttpContextFactory, RecordingTokenRedaction>();
    }

    /// <summary>
    /// Maps the endpoint of links. <see cref="RecordingTokenRedaction"/> has already removed the token from the path. The token is the only
    /// credential, because a player sends no others.
    /// </summary>
    public static void MapRecordings(this IEndpointRouteBuilder routes) => routes
        .MapMethods(RecordingLinkProtector.Path, [HttpMethods.Get, HttpMethods.Head], routes.ServiceProvider.GetRequiredService<RecordingProxy>().HandleAsync)
        .AllowAnonymous();

    private static IDataProtector Protector(IServiceProvider provider) => provider.GetRequiredService<IOptions<RecordingsOptions>>().Value.SigningKey is { Length: > 0 } key
        ? new SharedKeyProtector(key, Purpose)
        : provider.GetDataProtector(Purpose);
}
