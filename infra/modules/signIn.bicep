// The OAuth connection by which publishers of digests sign in. The Bot Service keeps its own copy of the secret:
// after a new one was put into the vault, deploy again. The secret is read in this module, and not in main.bicep,
// because the first deployment makes the vault, and must not look into it.

@description('The registration of the bot.')
param botName string

@description('The client id of the bot.')
param botId string

@description('The tenant in which people sign in.')
param tenantId string

@description('Graph:ConnectionName.')
param connectionName string

@description('The app by which people sign in.')
param appId string

@description('Where the secret of that app is.')
param vaultName string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

module connection 'connection.bicep' = {
  name: 'connection'
  params: {
    botName: botName
    botId: botId
    tenantId: tenantId
    connectionName: connectionName
    appId: appId
    clientSecret: vault.getSecret('sign-in-client-secret')
  }
}
