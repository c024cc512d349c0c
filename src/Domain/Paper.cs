namespace PrescribeRx.Domain;

/// <summary>What handouts and reports are printed on.</summary>
public enum Paper { A4, Letter }
