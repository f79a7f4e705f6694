import { render } from 'preact'
import { App } from './app/app.tsx'
import './style/palette.css'
import './style/base.css'
import './style/desk.css'
import './style/chat.css'
import './style/composer.css'
import './style/card.css'
import './style/fields.css'
import './style/sheet.css'
import './style/table.css'
import './style/panel.css'
import './style/gallery.css'

const root = document.getElementById('root')
if (root !== null) render(<App />, root)
