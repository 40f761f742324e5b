namespace GraphGateway.Tests.Sessions.History;

/// <summary>How an upstream misunderstands an offset.</summary>
public enum OffsetFault
{
    None,
    Ignored,
    Overlapping,
    OrderAlternates,
}
