using GraphGateway.Getscreen.Scheduling;

namespace GraphGateway.Getscreen.Http;

/// <summary>What a client's calls are made for, and who decides about them.</summary>
/// <param name="Watch">Who watches them; null where nobody does.</param>
/// <param name="Flow">The operation; null if they are made for none.</param>
/// <param name="Shared">The flows that wait for the client's one call, too; null if they are the flow's own.</param>
/// <param name="Keys">Decides whether calls may be sent with the account's key; null if they always may.</param>
internal sealed record CallOrigin(CallObserver? Watch, CallFlow? Flow, SharedCall? Shared, IKeyGuard? Keys);
